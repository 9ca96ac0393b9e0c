import { encode } from 'uqr'

type QrProps = {
  text: string
  /** What scanning it gives. */
  label: string
  /** CSS pixels. */
  size?: number
}

/** A QR code, black on white in both themes: not every reader takes the inverse. */
export function Qr({ text, label, size = 176 }: QrProps) {
  const { data, size: modules } = encode(text, { ecc: 'M', border: 2 })
  const path = data
    .flatMap((row, y) =>
      row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
    )
    .join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${modules} ${modules}`}
      width={size}
      height={size}
      shapeRendering="crispEdges"
      className="max-w-full shrink-0 rounded-control border border-line"
    >
      <rect width={modules} height={modules} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
