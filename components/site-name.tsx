import { shortBefore, siteParts } from './site-parts'

/**
 * A site or seller by its origin: the registrable domain bold and whole. Names
 * before it cost nothing, so a long one is cut before it can push the domain
 * out of sight; where a line is full, the domain begins the next.
 */
export function SiteName({ origin }: { origin: string }) {
  const parts = siteParts(origin)
  if (!parts) return <span className="break-all">{origin}</span>
  const before = shortBefore(parts.before)
  return (
    <bdi
      dir="ltr"
      title={before === parts.before ? undefined : origin}
      className="[overflow-wrap:anywhere]"
    >
      {parts.scheme + before}
      <wbr />
      <strong className="font-semibold">{parts.domain}</strong>
      {parts.port}
    </bdi>
  )
}
