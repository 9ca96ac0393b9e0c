const units = [
  ['year', 31_536_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const

/** A span in the largest unit that says it without loss of more than a tenth. */
export function wordsOfSpan(seconds: number, locale?: string): string {
  const [unit, size] = units.find(
    ([, size]) =>
      seconds >= size &&
      Math.abs(seconds - Math.round(seconds / size) * size) <= seconds / 10,
  ) ?? ['second', 1]
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'long',
  }).format(Math.max(0, Math.round(seconds / size)))
}

/** The time of day, as people write it; with the day when it is not today. */
export function wordsOfTime(
  atMs: number,
  nowMs: number,
  locale?: string,
): string {
  const isToday =
    new Date(atMs).toDateString() === new Date(nowMs).toDateString()
  return new Intl.DateTimeFormat(
    locale,
    isToday
      ? { timeStyle: 'short' }
      : { dateStyle: 'medium', timeStyle: 'short' },
  ).format(atMs)
}

/** The day, as people write it; the year only when it is another. */
export function wordsOfDay(
  atMs: number,
  nowMs: number,
  locale?: string,
): string {
  const isThisYear =
    new Date(atMs).getFullYear() === new Date(nowMs).getFullYear()
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(isThisYear ? {} : { year: 'numeric' }),
  }).format(atMs)
}

/** The date in full, as people write it. */
export function longDate(atMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(atMs)
}

/** Day and time to the second, for where it must be exact. */
export function exactTime(atMs: number, locale?: string): string {
  return new Intl.DateTimeFormat(locale, {
    dateStyle: 'medium',
    timeStyle: 'medium',
  }).format(atMs)
}
