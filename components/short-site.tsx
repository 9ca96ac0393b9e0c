import { siteParts } from './site-parts'

const mostBefore = 12

/**
 * A site on one line. What is cut is what anybody can put before the domain
 * they registered, never the domain.
 */
export function ShortSite({ origin }: { origin: string }) {
  const parts = siteParts(origin)
  if (!parts) return <span>{origin}</span>
  const { before, domain, port } = parts
  return (
    <bdi dir="ltr" title={origin}>
      {before.length > mostBefore ? '….' : before}
      <strong className="font-semibold">{domain}</strong>
      {port}
    </bdi>
  )
}
