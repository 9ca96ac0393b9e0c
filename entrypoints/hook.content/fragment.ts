import { indexOf, slice } from './natives'

/** A URL with its fragment replaced; `fragment` starts with `#` or is empty. */
export function withFragment(url: string, fragment: string): string {
  const end = indexOf(url, '#')
  return (end < 0 ? url : slice(url, 0, end)) + fragment
}

/**
 * The fragment a verdict has a call repeated with, empty for an unpaid one;
 * undefined where it is not to be repeated, unpaid ones after the first among
 * them. A call that was not sent yet (`repeats` below zero) always is.
 */
export function fragmentOf(
  verdict: string,
  repeats: number,
): string | undefined {
  if (verdict[0] === '#') return verdict
  return repeats < (verdict === 'repeat' ? 1 : 0) ? '' : undefined
}

/** Whether a fragment is that of a payment: `#x402=…`. */
export function isPay(fragment: string | undefined): boolean {
  return fragment?.[5] === '='
}
