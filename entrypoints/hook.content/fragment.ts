import { indexOf, slice } from './natives'

/** A URL with its fragment replaced; `fragment` starts with `#` or is empty. */
export function withFragment(url: string, fragment: string): string {
  const end = indexOf(url, '#')
  return (end < 0 ? url : slice(url, 0, end)) + fragment
}

/** Whether a verdict is the fragment of a payment: `#x402=…`. */
export function isPay(verdict: string): boolean {
  return verdict[5] === '='
}
