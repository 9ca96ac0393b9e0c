import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Ceilings, defaultCeilings } from './ceilings'
import { evaluateRule } from './evaluate-rule'
import type { CountedToken } from './limits-on'
import {
  afterPayment,
  approveOnce,
  makeRule,
  raiseFor,
  ruleOffer,
  ruleProblem,
} from './new-rule'
import type { RuleNumbers } from './rule-numbers'
import {
  sampleInput,
  sampleNowMs,
  samplePayTo,
  sampleRule,
  sampleToken,
  sampleUsage,
} from './sample-rule'
import type { StopCode } from './stop'
import type { Usage } from './usage'

const nowMs = sampleNowMs
const other = sampleToken.address
const usd = defaultCeilings.of.usd
if (!usd) throw new Error('There are dollar ceilings.')
const ceilingsWith = (change: Partial<typeof usd>): Ceilings => ({
  isPaused: false,
  of: { usd: { ...usd, ...change } },
})
const high = ceilingsWith({ perPayment: '9000000' })
const day = (per24h: string, per30d = '30000000') => ({
  all: { per24h, per30d },
})

describe('ruleOffer', () => {
  const offered = (
    amount: bigint,
    ceilings = defaultCeilings,
    token: CountedToken = sampleToken,
  ) => ruleOffer(amount, token, 'call', ceilings)

  test.each([
    [1n, '10000'],
    [10_000n, '10000'],
    [10_001n, '50000'],
    [50_001n, '100000'],
    [100_001n, '500000'],
    [500_000n, '500000'],
  ])('%d is rounded up to %s', (amount, perPayment) => {
    expect(offered(amount)).toEqual({
      perPayment,
      per24h: '1000000',
      per30d: '10000000',
      kind: 'call',
    })
  })

  test('a step above the ceiling is the ceiling', () => {
    const low = ceilingsWith({ perPayment: '40000', ...day('900000') })
    expect(offered(30_000n, low)).toMatchObject({
      perPayment: '40000',
      per24h: '900000',
    })
    expect(offered(40_001n, low)).toBeNull()
  })

  test('counts in the decimals of the token', () => {
    const token = { ...sampleToken, decimals: 18 }
    expect(offered(1n, defaultCeilings, token)).toMatchObject({
      perPayment: (10n ** 16n).toString(),
      per24h: (10n ** 18n).toString(),
    })
    expect(offered(1n, high, { ...sampleToken, decimals: 0 })).toMatchObject({
      perPayment: '1',
      per24h: '1',
      per30d: '10',
    })
  })

  test('none where no rule could pay the price', () => {
    expect(offered(500_001n)).toBeNull()
    expect(offered(1_000_001n, high)).toBeNull()
    expect(offered(1n, { isPaused: false, of: {} })).toBeNull()
    expect(offered(1n, ceilingsWith({ perPayment: 'x' }))).toBeNull()
    expect(offered(20_000n, ceilingsWith(day('40000')))).toBeNull()
    expect(
      offered(1n, defaultCeilings, { ...sampleToken, peg: null }),
    ).toBeNull()
  })

  test('property: what is offered can be made, and pays the price', () => {
    const units = fc.bigInt({ min: 0n, max: 2_000_000n }).map(String)
    const rolling = fc.record({ per24h: units, per30d: units })
    const ceiling = fc.record({
      manualPerPayment: units,
      perPayment: units,
      site: fc.constant(usd.site),
      seller: fc.constant(usd.seller),
      all: rolling,
    })
    const decimals = fc.constantFrom(0, 2, 6, 8, 18)
    let made = 0
    void fc.assert(
      fc.property(
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        decimals,
        ceiling,
        (amount, decimals, usd) => {
          const token = { ...sampleToken, decimals }
          const ceilings = { isPaused: false, of: { usd } }
          const numbers = ruleOffer(amount, token, 'call', ceilings)
          if (!numbers) return
          made += 1
          expect(ruleProblem(numbers, token, ceilings)).toBeNull()
          expect(BigInt(numbers.perPayment)).toBeGreaterThanOrEqual(amount)
        },
      ),
      { numRuns: 2000 },
    )
    expect(made).toBeGreaterThan(50)
  })
})

describe('makeRule', () => {
  const numbers = {
    perPayment: '50000',
    per24h: '1000000',
    per30d: '10000000',
    kinds: ['call' as const],
  }
  const about = {
    id: 'r1',
    nowMs,
    site: 'https://site.example',
    seller: 'https://site.example',
    numbers,
  }

  test('of an approval: knows its recipient and its price', () => {
    const offer = {
      token: sampleToken as never,
      payTo: samplePayTo,
      amount: 20_000n,
    }
    const rule = makeRule({ ...about, offer, paymentId: 'p1' })
    expect(rule).toEqual({
      ...numbers,
      id: 'r1',
      mode: 'auto',
      site: about.site,
      seller: about.seller,
      network: sampleToken.network,
      asset: sampleToken.address,
      payTo: [samplePayTo],
      perMinute: 6,
      anchor: '20000',
      paused: null,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + 90 * 86_400_000,
      createdFrom: 'p1',
      lastUsedAtMs: null,
      recent: ['20000'],
    })
    expect(evaluateRule(sampleInput({ rule }))).toBeNull()
  })

  test('by hand: its first payment is asked', () => {
    const rule = makeRule({
      ...about,
      numbers: { ...numbers, perMinute: 20 },
      offer: { token: sampleToken },
      paymentId: null,
    })
    expect(rule).toMatchObject({
      payTo: [],
      anchor: null,
      recent: [],
      perMinute: 20,
      createdFrom: null,
      lastUsedAtMs: null,
    })
    expect(evaluateRule(sampleInput({ rule }))?.code).toBe('NEW_RECIPIENT')
  })
})

describe('ruleProblem', () => {
  const problem = (change: Partial<RuleNumbers>, ceilings = defaultCeilings) =>
    ruleProblem({ ...sampleRule(), ...change }, sampleToken, ceilings)

  test('good numbers', () => {
    expect(problem({})).toBeNull()
    const most = { perPayment: '500000', per24h: '3000000', per30d: '30000000' }
    expect(problem(most)).toBeNull()
    const same = { perPayment: '1', per24h: '1', per30d: '1' }
    expect(problem(same)).toBeNull()
  })

  test.each<Partial<RuleNumbers>>([
    { perPayment: '0' },
    { perPayment: '-1' },
    { per24h: '1e9' },
    { per30d: '' },
    { per24h: '49999' },
    { per30d: '999999' },
    { perPayment: '500001' },
    { per24h: '3000001' },
    { per30d: '30000001' },
  ])('%o', (change) => expect(problem(change)).toBe('BAD_NUMBERS'))

  test('a token without a ceiling has no rules', () => {
    expect(problem({}, { isPaused: false, of: {} })).toBe('BAD_NUMBERS')
  })
})

describe('approveOnce', () => {
  const approved = { payTo: other, amount: 20_000n, nowMs }

  test('a new recipient is known, and the price is the anchor', () => {
    const rule = sampleRule({ recent: ['1', '1', '1'] })
    const input = sampleInput()
    const purchase = { ...input.purchase, ...approved }
    expect(evaluateRule({ ...input, rule, purchase })).not.toBeNull()
    const after = approveOnce(rule, approved)
    expect(after).toMatchObject({
      payTo: [samplePayTo, other],
      anchor: '20000',
      recent: ['20000'],
      lastUsedAtMs: nowMs,
    })
    expect(evaluateRule({ ...input, rule: after, purchase })).toBeNull()
  })

  test('a known recipient stays, in any case', () => {
    const rule = sampleRule()
    const payTo = samplePayTo.toLowerCase() as typeof samplePayTo
    expect(approveOnce(rule, { ...approved, payTo }).payTo).toEqual(rule.payTo)
  })

  test('a sixth recipient takes the place of the oldest', () => {
    const five = ['0x1', '0x2', '0x3', '0x4', '0x5'] as (typeof samplePayTo)[]
    expect(approveOnce(sampleRule({ payTo: five }), approved).payTo).toEqual([
      ...five.slice(1),
      other,
    ])
  })
})

test('afterPayment keeps the last ten prices', () => {
  const recent = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']
  expect(afterPayment(sampleRule({ recent }), 11n, nowMs)).toEqual(
    sampleRule({ recent: [...recent.slice(1), '11'], lastUsedAtMs: nowMs }),
  )
})

describe('raiseFor', () => {
  const raised = (
    code: StopCode,
    {
      amount = 10_000n,
      rule = {},
      usage = {},
      ceilings = defaultCeilings,
      token = sampleToken,
    }: {
      amount?: bigint
      rule?: Partial<RuleNumbers>
      usage?: Partial<Usage>
      ceilings?: Ceilings
      token?: CountedToken
    } = {},
  ) =>
    raiseFor(
      sampleRule(rule),
      { code },
      amount,
      token,
      ceilings,
      sampleUsage(usage),
    )
  const same = { perPayment: '50000', per24h: '1000000', per30d: '10000000' }

  test('one payment goes to the next step', () => {
    const amount = 60_000n
    expect(raised('OVER_PAYMENT', { amount })).toEqual({
      ...same,
      perPayment: '100000',
    })
  })

  test('above the steps it doubles', () => {
    const amount = 1_500_000n
    expect(raised('OVER_PAYMENT', { amount, ceilings: high })).toEqual({
      perPayment: '1600000',
      per24h: '2000000',
      per30d: '10000000',
    })
  })

  test('a day and a month double', () => {
    const rule = { h24: 1_000_000n, d30: 10_000_000n }
    expect(raised('OVER_RULE_24H', { usage: { rule } })).toEqual({
      perPayment: '50000',
      per24h: '2000000',
      per30d: '20000000',
    })
  })

  test('none above the ceilings', () => {
    const rule = { h24: 2_000_000n, d30: 2_000_000n }
    expect(raised('OVER_RULE_24H', { usage: { rule } })?.per24h).toBe('3000000')
    const amount = 500_001n
    expect(raised('OVER_PAYMENT', { amount })).toBeNull()
  })

  test('a price that rose needs numbers only where it is above them', () => {
    expect(raised('PRICE_ROSE', { amount: 50_000n })).toEqual(same)
    expect(raised('NEW_RECIPIENT', { amount: 50_000n })).toEqual(same)
    expect(raised('PRICE_ROSE', { amount: 50_001n })?.perPayment).toBe('100000')
  })

  test('from nothing', () => {
    const rule = { perPayment: '0', per24h: '0', per30d: '0' }
    expect(raised('OVER_PAYMENT', { rule, amount: 3n })).toMatchObject({
      perPayment: '10000',
      per24h: '16384',
      per30d: '16384',
    })
  })

  test('nothing where numbers cannot mend it', () => {
    expect(raised('OVER_SITE_24H')).toBeNull()
    expect(raised('OVER_RULE_24H', { rule: { per24h: 'x' } })).toBeNull()
    expect(
      raised('OVER_RULE_24H', { ceilings: { isPaused: false, of: {} } }),
    ).toBeNull()
    const site = { h24: 3_000_000n, d30: 0n }
    expect(
      raised('OVER_PAYMENT', { amount: 60_000n, usage: { site } }),
    ).toBeNull()
    const tight = ceilingsWith(day('50000'))
    expect(
      raised('OVER_PAYMENT', { amount: 60_000n, ceilings: tight }),
    ).toBeNull()
  })

  test('a token without a peg doubles within its own ceiling', () => {
    const token = { ...sampleToken, peg: null }
    const key = `${token.network}/${token.address.toLowerCase()}` as const
    const ceilings = { isPaused: false, of: { [key]: usd } }
    expect(
      raised('OVER_PAYMENT', { amount: 60_000n, token, ceilings }),
    ).toEqual({
      ...same,
      perPayment: '100000',
    })
  })
})
