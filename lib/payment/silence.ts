import * as z from 'zod/mini'

/** How often a site's questions were declined, and until when it is silent. */
export const silenceSchema = z.object({
  site: z.string(),
  /** Times of recent refusals, Unix ms. */
  declinedAtMs: z.array(z.number()),
  /** Times in a row the site was silenced. */
  level: z.number(),
  untilMs: z.number(),
})

/** A site's refusals in a row, and until when it may not ask, Unix ms. */
export type Silence = z.infer<typeof silenceSchema>

const windowMs = 30_000
/** The last one ends when the person says so. */
const lengthsMs = [60_000, 600_000, Number.MAX_SAFE_INTEGER]

/** Whether a site may not ask now. */
export function isSilent(silence: Silence | undefined, nowMs: number): boolean {
  return silence !== undefined && nowMs < silence.untilMs
}

/**
 * Three refusals in 30 s silence a site for a minute, then for ten, then until
 * the person lets it ask again.
 */
export function declined(
  silence: Silence | undefined,
  site: string,
  nowMs: number,
): Silence {
  const before = silence ?? { site, declinedAtMs: [], level: 0, untilMs: 0 }
  const recent = [
    ...before.declinedAtMs.filter((at) => nowMs - at < windowMs),
    nowMs,
  ]
  if (recent.length < 3) return { ...before, declinedAtMs: recent }
  const length = lengthsMs[Math.min(before.level, lengthsMs.length - 1)] ?? 0
  return {
    site,
    declinedAtMs: [],
    level: before.level + 1,
    untilMs: Math.min(nowMs + length, Number.MAX_SAFE_INTEGER),
  }
}
