import { siteParts } from './site-parts'

/** A site or seller by its origin: the registrable domain bold, all of it shown. */
export function SiteName({ origin }: { origin: string }) {
  const parts = siteParts(origin)
  if (!parts) return <span className="break-all">{origin}</span>
  return (
    <bdi dir="ltr" className="break-all">
      {parts.scheme + parts.before}
      <strong className="font-semibold">{parts.domain}</strong>
      {parts.port}
    </bdi>
  )
}
