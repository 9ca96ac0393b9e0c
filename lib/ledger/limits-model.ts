import type { Delivery } from '@/lib/payment/payment'

/** A payment as the limits see it. Units: millionths of a dollar; times ms. */
export type Counted = {
  id: string
  ruleId: string | null
  site: string
  seller: string
  purchase: string
  value: number
  /** Never signed, or proven dead. */
  isVoid: boolean
  delivery: Delivery
  bornMs: number
  changedMs: number
}

/** A rule as the model knows it. */
export type ModelRule = {
  id: string
  site: string
  seller: string
  asks: boolean
  paused: boolean
  perPayment: number
  per24h: number
  per30d: number
  perMinute: number
  anchor: number
  endsMs: number
  usedMs: number
  recent: number[]
}

type Cap = { per24h: number; per30d: number }

/** All that stands above the rules. */
export type ModelAbove = {
  paused: boolean
  never: Set<string>
  perPayment: number
  site: Cap
  seller: Cap
  all: Cap
  latestMs: number
  leapt: boolean
}

const minute = 60_000
const hour = 3_600_000
const day = 86_400_000

/** A row the ledger wants to write, at the device's time. */
type Wanted = Pick<
  Counted,
  'ruleId' | 'site' | 'seller' | 'purchase' | 'value'
> & { isPage: boolean; nowMs: number }

/**
 * Whether a rule may and whether it must pay, read off the rules' own words
 * over a plain array, sharing nothing with the ledger.
 *
 * Windows are exact for `may`, and as wide as they are allowed to be for
 * `must`: 25 hours and 31 days, from the earlier of the two clocks on.
 */
export function ruling(
  wanted: Wanted,
  rule: ModelRule | undefined,
  above: ModelAbove,
  rows: readonly Counted[],
): { may: boolean; must: boolean } {
  const late = Math.max(wanted.nowMs, above.latestMs)
  const fits = (backDay: number, backMonth: number, fromMs: number) =>
    rule !== undefined &&
    isWithin(wanted, rule, above, {
      day: (row) => row.bornMs > fromMs - backDay,
      month: (row) => row.bornMs > fromMs - backMonth,
      rows,
      fromMs,
    })
  const stands =
    rule !== undefined &&
    !above.paused &&
    !above.never.has(wanted.site) &&
    isTimely(wanted.nowMs, above) &&
    isWilling(wanted, rule, late) &&
    isCool(wanted, rows, late)
  return {
    may: stands && fits(day, 30 * day, late),
    must: stands && fits(25 * hour, 31 * day, wanted.nowMs),
  }
}

function isTimely(nowMs: number, above: ModelAbove): boolean {
  if (above.latestMs === 0) return true
  if (above.leapt) return false
  return (
    nowMs >= above.latestMs - 2 * minute && nowMs <= above.latestMs + 26 * hour
  )
}

function isWilling(wanted: Wanted, rule: ModelRule, nowMs: number): boolean {
  if (rule.asks || rule.paused) return false
  if (rule.site !== wanted.site || rule.seller !== wanted.seller) return false
  if (nowMs >= rule.endsMs || nowMs - rule.usedMs >= 30 * day) return false
  if (wanted.value > rule.anchor * 1.5) return false
  if (rule.recent.length < 3) return true
  const sorted = [...rule.recent].sort((a, b) => a - b)
  const at = sorted.length / 2
  const median =
    sorted.length % 2 === 1
      ? Number(sorted[Math.floor(at)])
      : (Number(sorted[at - 1]) + Number(sorted[at])) / 2
  return wanted.value <= 2 * median
}

function isCool(
  wanted: Wanted,
  rows: readonly Counted[],
  nowMs: number,
): boolean {
  const bought = rows.filter(
    (row) => row.purchase === wanted.purchase && row.delivery === 'ok',
  )
  const last = bought.at(-1)
  if (!last) return true
  return nowMs - last.bornMs >= (wanted.isPage ? 10 * minute : 10_000)
}

function isWithin(
  wanted: Wanted,
  rule: ModelRule,
  above: ModelAbove,
  window: {
    day(row: Counted): boolean
    month(row: Counted): boolean
    rows: readonly Counted[]
    fromMs: number
  },
): boolean {
  const counted = window.rows.filter((row) => row.ruleId && !row.isVoid)
  const own = counted.filter((row) => row.ruleId === rule.id)
  const since = (backMs: number) =>
    own.filter((row) => row.bornMs > window.fromMs - backMs).length
  if (since(minute) >= rule.perMinute) return false
  if (since(hour) >= rule.perMinute * 10) return false
  if (since(day) >= Math.floor((rule.perMinute * 200) / 6)) return false
  if (wanted.value > rule.perPayment || wanted.value > above.perPayment)
    return false
  const scopes: [Counted[], Cap][] = [
    [own, rule],
    [counted.filter((row) => row.site === wanted.site), above.site],
    [counted.filter((row) => row.seller === wanted.seller), above.seller],
    [counted, above.all],
  ]
  return scopes.every(
    ([rows, cap]) =>
      sum(rows.filter(window.day)) + wanted.value <= cap.per24h &&
      sum(rows.filter(window.month)) + wanted.value <= cap.per30d,
  )
}

function sum(rows: readonly Counted[]): number {
  return rows.reduce((total, row) => total + row.value, 0)
}
