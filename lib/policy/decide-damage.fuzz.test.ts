import { describe, expect, test } from 'vitest'
import { decide, type Situation } from './decide'
import { caseOf, diceOf } from './decide-cases'

/** Situations that pay, found among generated ones. */
function paying(count: number, seed: number): Situation[] {
  const dice = diceOf(seed)
  const found: Situation[] = []
  while (found.length < count) {
    const situation = caseOf(dice)
    const { kind } = decide(situation)
    if (kind === 'pay') found.push(situation)
  }
  return found
}

/** The same value, but the read with the given number throws. */
function breaking<value extends object>(value: value, atRead: number) {
  let reads = 0
  const wrap = (inner: object): object =>
    new Proxy(inner, {
      get(target, key) {
        reads += 1
        if (reads === atRead) throw new Error(`Read ${atRead} fails.`)
        const read: unknown = Reflect.get(target, key)
        return typeof read === 'object' && read !== null ? wrap(read) : read
      },
    })
  return { value: wrap(value) as value, reads: () => reads }
}

test('an error thrown at any step never ends in pay', {
  timeout: 300_000,
}, () => {
  const count = process.env.TUPPENCE_LONG ? 1000 : 100
  let steps = 0
  for (const situation of paying(count, 3)) {
    const whole = breaking(situation, 0)
    expect(decide(whole.value)).toEqual(decide(situation))
    expect(whole.reads()).toBeGreaterThan(60)
    for (let atRead = 1; atRead <= whole.reads(); atRead++) {
      const { kind } = decide(breaking(situation, atRead).value)
      if (kind === 'pay') expect({ atRead, situation }).toBe('not paid')
      steps += 1
    }
  }
  expect(steps).toBeGreaterThan(count * 60)
})

const units = ['', '-1', '+1', ' 9', '1e9', '0x9', '9.5', 'NaN', 9, 9n, null]
const sums = [-1n, 0, '0', Number.NaN, null, undefined]
const counts = [-1, 0.5, '0', 0n, Number.NaN, null, undefined]
const times = [Number.NaN, 'x', {}, undefined]
const flags = [undefined, null, 'no', 2, {}]
const ceiling = 'ceilings.of.*'

/** Where a value can be damaged, and values that must never let it pay. */
const damages: Record<string, readonly unknown[]> = {
  wallet: [undefined, null, 'open', true],
  isNever: flags,
  isAnswer: flags,
  previous: [undefined, {}, 'none'],
  doubt: ['', 'OTHER', undefined, 0],
  nowMs: [...times, null, Number.POSITIVE_INFINITY],
  kind: [undefined, 'opened'],
  'ceilings.isPaused': flags,
  'ceilings.of': [null, undefined, {}],
  [`${ceiling}.perPayment`]: units,
  ...Object.fromEntries(
    ['site', 'seller', 'all'].flatMap((scope) => [
      [`${ceiling}.${scope}`, [undefined, {}, '9']],
      [`${ceiling}.${scope}.per24h`, units],
      [`${ceiling}.${scope}.per30d`, units],
      [`offers.*.rule.usage.${scope}.h24`, sums],
      [`offers.*.rule.usage.${scope}.d30`, sums],
    ]),
  ),
  'circumstances.isVisible': flags,
  'circumstances.isIndirect': flags,
  'circumstances.sellerTimeMs': times,
  'offers.*.amount': [0n, -1n, 1, '1', null],
  'offers.*.decimals': [-1, 37, 1.5, Number.NaN, '6', null, undefined],
  'offers.*.payTo': ['', '0x', null, undefined, 7],
  'offers.*.network': ['', undefined],
  'offers.*.asset': ['', undefined],
  'offers.*.isAlwaysAsked': flags,
  'offers.*.isUpfront': flags,
  'offers.*.rule': [{}, { rule: {} }, { usage: {} }, 'auto'],
  'offers.*.rule.rule.mode': [undefined, 'AUTO', true],
  'offers.*.rule.rule.site': [undefined, '', 'https://a.example.evil'],
  'offers.*.rule.rule.seller': [undefined, '', '*'],
  'offers.*.rule.rule.paused': [undefined, '', 'OTHER', false],
  'offers.*.rule.rule.expiresAtMs': [...times, null],
  'offers.*.rule.rule.kinds': [null, [], 'open call send', {}],
  'offers.*.rule.rule.payTo': [null, [], '0x1f0x2e', {}, Array(6).fill('0x1f')],
  'offers.*.rule.rule.anchor': units,
  'offers.*.rule.rule.recent': [null, 'x', {}, ['x'], ['9', '9', '-9']],
  'offers.*.rule.rule.perPayment': units,
  'offers.*.rule.rule.per24h': units,
  'offers.*.rule.rule.per30d': units,
  'offers.*.rule.rule.perMinute': [...counts, 0, Number.POSITIVE_INFINITY],
  'offers.*.rule.usage.rule.h24': sums,
  'offers.*.rule.usage.rule.d30': sums,
  'offers.*.rule.usage.counts': [undefined, {}],
  'offers.*.rule.usage.counts.minute': counts,
  'offers.*.rule.usage.counts.hour': counts,
  'offers.*.rule.usage.counts.day': counts,
  'offers.*.rule.usage.lastDeliveredAtMs': times,
}

/** A copy with the value at a path replaced; `*` is every one there. */
function damaged(inner: unknown, path: string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (typeof inner !== 'object' || inner === null) return inner
  const copy: Record<string, unknown> = { ...inner }
  for (const at of key === '*' ? Object.keys(copy) : [key])
    copy[at] = damaged(copy[at], rest, value)
  return Array.isArray(inner) ? Object.values(copy) : copy
}

describe('a damaged value never ends in pay', () => {
  const situations = paying(300, 4)

  test.each(Object.entries(damages))('%s', (path, values) => {
    for (const situation of situations)
      for (const value of values) {
        const broken = damaged(situation, path.split('.'), value) as Situation
        const { kind } = decide(broken)
        if (kind === 'pay') expect({ value, situation }).toBe('not paid')
      }
  })
})
