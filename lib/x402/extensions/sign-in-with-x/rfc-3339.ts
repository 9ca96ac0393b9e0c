const dateTime =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|([+-])(\d\d):(\d\d))$/

/**
 * A time of RFC 3339 with its zone as Unix ms, fractions kept; NaN for any
 * other text and for days no calendar has. Leap seconds have none either.
 */
export function timeOf(text: string): number {
  const found = dateTime.exec(text)
  if (!found) return Number.NaN
  const [year, month, day, hour, minute, second] = found.slice(1, 7).map(Number)
  const zone = [Number(found[10] ?? 0), Number(found[11] ?? 0)] as const
  const days = daysOf(year ?? 0, month ?? 0, day ?? 0)
  const isTime = within(hour, 23) && within(minute, 59) && within(second, 59)
  if (days === null || !isTime || zone[0] > 23 || zone[1] > 59)
    return Number.NaN
  const east = (zone[0] * 60 + zone[1]) * (found[9] === '-' ? -1 : 1)
  const minutes = days * 1440 + (hour ?? 0) * 60 + (minute ?? 0) - east
  return minutes * 60_000 + ((second ?? 0) + Number(found[7] ?? 0)) * 1000
}

/** Days since 1970-01-01, in years that begin in March; null for no such day. */
function daysOf(year: number, month: number, day: number): number | null {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  if (day < 1 || day > (lengths[month - 1] ?? 0)) return null
  const marchYear = month > 2 ? year : year - 1
  const leaps =
    Math.floor(marchYear / 4) -
    Math.floor(marchYear / 100) +
    Math.floor(marchYear / 400)
  const ofYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  return marchYear * 365 + leaps + ofYear - 719_468
}

function within(value: number | undefined, most: number): boolean {
  return value !== undefined && value <= most
}
