/** What a filter can say of when. `between` takes two dates. */
export const periods = [
  'any',
  'today',
  'week',
  'month',
  'thisMonth',
  'lastMonth',
  'between',
] as const

export type Period = (typeof periods)[number]

/** Dates as `<input type=date>` has them, `2026-11-21`; empty where open. */
export type Between = { from: string; to: string }

const dayMs = 86_400_000

/** From when to before when, Unix ms, by this computer's days. */
export function spanOf(
  period: Period,
  between: Between,
  nowMs: number,
): { fromMs: number; beforeMs: number } {
  const now = new Date(nowMs)
  const year = now.getFullYear()
  const month = now.getMonth()
  const open = {
    fromMs: Number.NEGATIVE_INFINITY,
    beforeMs: Number.POSITIVE_INFINITY,
  }
  switch (period) {
    case 'any':
      return open
    case 'today':
      return {
        ...open,
        fromMs: new Date(year, month, now.getDate()).getTime(),
      }
    case 'week':
      return { ...open, fromMs: nowMs - 7 * dayMs }
    case 'month':
      return { ...open, fromMs: nowMs - 30 * dayMs }
    case 'thisMonth':
      return { ...open, fromMs: new Date(year, month).getTime() }
    case 'lastMonth':
      return {
        fromMs: new Date(year, month - 1).getTime(),
        beforeMs: new Date(year, month).getTime(),
      }
    case 'between':
      return {
        fromMs: startOfDay(between.from, 0) ?? open.fromMs,
        beforeMs: startOfDay(between.to, 1) ?? open.beforeMs,
      }
  }
}

function startOfDay(date: string, daysLater: number): number | null {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date) ?? []
  if (!year) return null
  return new Date(
    Number(year),
    Number(month) - 1,
    Number(day) + daysLater,
  ).getTime()
}
