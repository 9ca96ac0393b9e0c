import { freshLeftSeconds } from '@/lib/schemes/life'

/** One header is shown to its seller at most so often. */
const maxPresents = 3
/** Shown once more, it must be good for so long: its seller saw it before. */
const againLeftSeconds = 15

/**
 * What keeps an authorisation from being shown to its seller, once more or for
 * the first time: it was three times, or there is no time left to settle it, 15
 * seconds, or 8 where it was never shown. `validBefore` in Unix seconds, `nowMs`
 * by the device's clock; null where nothing keeps it.
 */
export function whyNotPresent(
  { presents, validBefore }: { presents: number; validBefore: bigint },
  nowMs: number,
): 'TOO_MANY_PRESENTS' | 'TOO_LATE' | null {
  if (!(presents < maxPresents)) return 'TOO_MANY_PRESENTS'
  const leftSeconds = presents === 0 ? freshLeftSeconds : againLeftSeconds
  const leftMs = validBefore * 1000n - BigInt(Math.ceil(nowMs))
  return leftMs >= BigInt(leftSeconds) * 1000n ? null : 'TOO_LATE'
}
