import { siteParts } from './site-parts'

/**
 * A site on one line. It is cut at its beginning, which anybody may choose,
 * never at the domain they registered.
 */
export function ShortSite({ origin }: { origin: string }) {
  const parts = siteParts(origin)
  return (
    // Right to left puts the cut on the left; the name inside stays as it is.
    <span
      dir="rtl"
      title={origin}
      className="min-w-0 flex-1 truncate text-left"
    >
      <bdi dir="ltr">
        {parts ? (
          <>
            {parts.before === 'www.' ? '' : parts.before}
            <strong className="font-semibold">{parts.domain}</strong>
            {parts.port}
          </>
        ) : (
          origin
        )}
      </bdi>
    </span>
  )
}
