/** A plot's day or month (UTC) as people write it, short. */
export function wordsOfStep(
  at: string,
  step: 'day' | 'month',
  locale?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    ...(step === 'day' ? { day: 'numeric' } : { year: '2-digit' }),
  }).format(Date.parse(step === 'day' ? at : `${at}-01`))
}

/** The same in full, for a table. */
export function fullStep(
  at: string,
  step: 'day' | 'month',
  locale?: string,
): string {
  return new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    ...(step === 'day'
      ? { dateStyle: 'medium' }
      : { month: 'long', year: 'numeric' }),
  }).format(Date.parse(step === 'day' ? at : `${at}-01`))
}
