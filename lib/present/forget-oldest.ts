/**
 * Takes out the one that came first where there are more than `most`: called
 * after each that is added, nothing grows for as long as a worker lives.
 */
export function forgetOldest<key>(
  of: Map<key, unknown> | Set<key>,
  most: number,
): void {
  if (of.size <= most) return
  for (const oldest of of.keys()) {
    of.delete(oldest)
    return
  }
}
