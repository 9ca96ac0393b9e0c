const dayMs = 86_400_000

/** The last millisecond that ISO 8601 writes with four digits of a year. */
export const lastTimeMs = 253_402_300_799_999

/**
 * A time as ISO 8601 in UTC, to the millisecond: `2026-11-21T07:44:57.000Z`.
 *
 * Unix ms, whole, from 0 to {@link lastTimeMs}. Counts days of the proleptic
 * Gregorian calendar in years that begin in March, so that a leap day is last.
 */
export function isoTime(ms: number): string {
  const ofDay = ms % dayMs
  const clock = [ofDay / 3_600_000, (ofDay / 60_000) % 60, (ofDay / 1000) % 60]
  return `${isoDay(ms)}T${clock.map(two).join(':')}.${pad(ms % 1000, 3)}Z`
}

/** The UTC day of a time: `2026-11-21`. */
export function isoDay(ms: number): string {
  // Days since 0000-03-01; 719468 of them are before 1970.
  const days = Math.floor(ms / dayMs) + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const yearOfEra = Math.floor(
    (ofEra -
      Math.floor(ofEra / 1460) +
      Math.floor(ofEra / 36_524) -
      Math.floor(ofEra / 146_096)) /
      365,
  )
  const ofYear =
    ofEra -
    (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  return `${pad(year, 4)}-${two(month)}-${two(day)}`
}

/** The UTC month of a time: `2026-11`. */
export function isoMonth(ms: number): string {
  return isoDay(ms).slice(0, 7)
}

/**
 * A chain's time, decimal Unix seconds, as ISO 8601; as it is when it is past
 * the year 9999, as authorisations without an end are.
 */
export function isoOfSeconds(seconds: string): string {
  const ms = Number(seconds) * 1000
  return ms <= lastTimeMs ? isoTime(ms) : seconds
}

function two(value: number): string {
  return pad(Math.floor(value), 2)
}

function pad(value: number, length: number): string {
  return value.toString().padStart(length, '0')
}
