/**
 * Two different positions from 1 to `count`, in order, chosen by two random
 * 32-bit numbers.
 */
export function pickPositions(
  count: number,
  [first = 0, second = 0]: Uint32Array,
): [number, number] {
  const one = first % count
  // Skips the first choice, so the second is never the same.
  const two = (one + 1 + (second % (count - 1))) % count
  return [Math.min(one, two) + 1, Math.max(one, two) + 1]
}
