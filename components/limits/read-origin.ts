import { isLoopback } from '@/lib/policy/loopback'

/**
 * The origin of a site as a person types it: `example.com`, or any address on
 * it. Null where it is none that can be paid: https, or this computer.
 */
export function readOrigin(text: string): string | null {
  const typed = text.trim()
  if (typed === '' || /\s/.test(typed)) return null
  const url = URL.parse(withScheme(typed))
  if (url?.username !== '' || url.password !== '') return null
  const isHere = isLoopback(url.hostname)
  // A name without a dot is a slip, or a machine nobody can vouch for.
  if (!isHere && !url.hostname.includes('.')) return null
  if (url.protocol === 'https:') return url.origin
  return url.protocol === 'http:' && isHere ? url.origin : null
}

function withScheme(typed: string): string {
  if (typed.includes('://')) return typed
  const isHere = /^(localhost|127\.|\[::1\])/.test(typed)
  return `${isHere ? 'http' : 'https'}://${typed}`
}
