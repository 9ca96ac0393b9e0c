import { LoaderCircle } from 'lucide-react'

/** Work under way; say in words what, beside it. */
export function Spinner({ size = 16 }: { size?: number }) {
  return (
    <LoaderCircle
      aria-hidden
      size={size}
      strokeWidth={1.5}
      className="shrink-0 animate-spin"
    />
  )
}
