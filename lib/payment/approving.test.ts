import { beforeEach, describe, expect, test } from 'vitest'
import { mostApprovalFee } from '@/lib/policy/approval-bounds'
import {
  type Ceiling,
  type Ceilings,
  defaultCeilings,
} from '@/lib/policy/ceilings'
import {
  buildWorld,
  challenge,
  sighting,
  usdc,
} from '@/lib/testing/payment-world'
import { createApproving } from './approving'
import type { ApprovalCost, OwnApproval } from './own-approval'
import { approvedSpender } from './own-approval'

const owner = '0x1111111111111111111111111111111111111111'
const gwei = 1_000_000_000n
const calm: ApprovalCost = {
  allowed: 0n,
  coin: 10n ** 16n,
  nonce: 7,
  gas: 60_000n,
  maxFeePerGas: 3n * gwei,
  maxPriorityFeePerGas: gwei,
  leastFeePerGas: 2n * gwei,
}
const choice = {
  questionId: 'D1:open',
  offerIndex: 0,
  amount: 10_000n,
  fee: calm.gas * calm.maxFeePerGas,
}

let cost: ApprovalCost | 'REVERTED' | null
let ceilings: Ceilings
let kept: OwnApproval[]
let resumed: number
let approving: ReturnType<typeof createApproving>
let world: ReturnType<typeof buildWorld>

beforeEach(async () => {
  cost = calm
  ceilings = defaultCeilings
  kept = []
  resumed = 0
  world = buildWorld(owner)
  world.state.allowance = { allowed: 0n, permitNonce: null }
  const { accepts, ...rest } = challenge()
  const extra = { assetTransferMethod: 'permit2' }
  const priced = { ...rest, accepts: [{ ...(accepts[0] as object), extra }] }
  await world.journey.consider(sighting({}, priced))
  approving = createApproving({
    allowances: { read: async () => world.state.allowance },
    approver: {
      changed: () => undefined,
      heard: () => undefined,
      show: async () => undefined,
    },
    ceilings: async () => ceilings,
    clock: { nowMs: () => world.state.nowMs },
    random: { bytes: (length) => new Uint8Array(length) },
    questions: world.parts.questions,
    approvals: {
      get: async (id) => kept.find((one) => one.id === id),
      put: async (one) => void kept.unshift(one),
      all: async () => kept,
    },
    chain: {
      cost: async () => cost,
      send: async () => null,
      outcome: async () => null,
    },
    journey: world.journey,
    address: async () => owner,
    resume: {
      now: async () => {
        resumed++
      },
    },
  })
})

describe('what is needed', () => {
  test('the amount, the fee and the coin there is', async () => {
    expect(await approving.terms('D1:open', 0)).toMatchObject({
      kind: 'needed',
      offer: { amount: 10_000n, approval: { spender: approvedSpender } },
      allowed: 0n,
      fee: choice.fee,
      coin: calm.coin,
      isUnderWay: false,
      failed: null,
    })
  })

  test('behavior: nothing, where enough is allowed', async () => {
    world.state.allowance = { allowed: 10_000n, permitNonce: null }
    expect(await approving.terms('D1:open', 0)).toEqual({ kind: 'enough' })
  })

  test('behavior: not known, where the network or the question is silent', async () => {
    expect(await approving.terms('D9:open', 0)).toEqual({ kind: 'unknown' })
    world.state.allowance = null
    expect(await approving.terms('D1:open', 0)).toEqual({ kind: 'unknown' })
  })
})

describe('what the vault never signs', () => {
  test('is not offered: more than a thousand tokens, whatever the ceiling', async () => {
    const all = { per24h: '5000000000', per30d: '5000000000' }
    const usd = { ...(defaultCeilings.of.usd as Ceiling), all }
    ceilings = { isPaused: false, of: { usd } }
    expect(await approving.terms('D1:open', 0)).toMatchObject({
      most: 1_000_000_000n,
    })
    const amount = 1_000_000_001n
    expect(await approving.approve({ ...choice, amount })).toBe('BAD_APPROVAL')
    expect(kept).toEqual([])
  })

  test('is told: a fee above the highest', async () => {
    cost = { ...calm, leastFeePerGas: 1_700n * gwei }
    expect(await approving.terms('D1:open', 0)).toMatchObject({
      failed: 'FEE_TOO_HIGH',
    })
  })
})

describe('a yes', () => {
  test('is written down as it was shown, and set off', async () => {
    expect(await approving.approve(choice)).toBeNull()
    expect(kept).toMatchObject([
      {
        ...{ network: 'eip155:8453', asset: usdc, owner, amount: '10000' },
        ...{ nonce: 7, gas: '60000', maxFeePerGas: `${3n * gwei}` },
        ...{ state: 'READY', hash: null },
      },
    ])
    expect(resumed).toBe(1)
  })

  test('behavior: a fee that rose within what was shown is paid, and no more', async () => {
    cost = { ...calm, maxFeePerGas: 5n * gwei, leastFeePerGas: 3n * gwei }
    expect(await approving.approve(choice)).toBeNull()
    expect(kept[0]?.maxFeePerGas).toBe(`${3n * gwei}`)
  })

  test('behavior: a little more gas than was shown costs no more than was shown', async () => {
    const tiny = { maxFeePerGas: gwei + 14n, leastFeePerGas: gwei + 7n }
    const fee = calm.gas * tiny.maxFeePerGas
    cost = { ...calm, ...tiny, gas: calm.gas + 14n }
    expect(await approving.approve({ ...choice, fee })).toBeNull()
    const { gas = '', maxFeePerGas = '' } = kept[0] ?? {}
    expect(BigInt(gas) * BigInt(maxFeePerGas)).toBeLessThanOrEqual(fee)
    expect(BigInt(maxFeePerGas)).toBeGreaterThanOrEqual(tiny.leastFeePerGas)
    expect(BigInt(gas)).toBeGreaterThan(calm.gas - 1_000n)
  })

  test('behavior: no fee is written down that the vault does not sign', async () => {
    const dear = { maxFeePerGas: 2_000n * gwei, leastFeePerGas: 1_600n * gwei }
    cost = { ...calm, ...dear, coin: 10n ** 20n }
    const terms = await approving.terms('D1:open', 0)
    expect(terms).toMatchObject({ failed: null, fee: mostApprovalFee })
    const fee = calm.gas * dear.maxFeePerGas
    expect(await approving.approve({ ...choice, fee })).toBeNull()
    const { gas = '', maxFeePerGas = '' } = kept[0] ?? {}
    expect(BigInt(gas) * BigInt(maxFeePerGas)).toBeLessThanOrEqual(
      mostApprovalFee,
    )
  })

  test('behavior: a network that takes no fee', async () => {
    cost = { ...calm, coin: 0n, maxFeePerGas: 0n, leastFeePerGas: 0n }
    expect(await approving.approve({ ...choice, fee: 0n })).toBeNull()
    expect(kept[0]).toMatchObject({ gas: '60000', maxFeePerGas: '0' })
  })

  test.each<[code: string, cost: ApprovalCost | 'REVERTED' | null]>([
    [
      'FEE_ROSE',
      { ...calm, maxFeePerGas: 6n * gwei, leastFeePerGas: 4n * gwei },
    ],
    [
      'FEE_TOO_HIGH',
      { ...calm, coin: 10n ** 20n, leastFeePerGas: 1_700n * gwei },
    ],
    ['NO_COIN', { ...calm, coin: choice.fee - 1n }],
    ['REVERTED', 'REVERTED'],
    ['ALLOWANCE_UNKNOWN', null],
  ])('%s: nothing is written down', async (code, now) => {
    cost = now
    expect(await approving.approve(choice)).toBe(code)
    expect([kept, resumed]).toEqual([[], 0])
  })

  test.each([
    ['less than is asked', { amount: 9_999n }],
    ['more than the most', { amount: 2n ** 255n }],
    ['more than the ceiling of all sites', { amount: 30_000_001n }],
    ['for an offer that is none', { offerIndex: 1 }],
    ['for a question that is gone', { questionId: 'D9:open' }],
  ])('BAD_APPROVAL: %s', async (_, change) => {
    expect(await approving.approve({ ...choice, ...change })).toBe(
      'BAD_APPROVAL',
    )
    expect(kept).toEqual([])
  })

  test('APPROVAL_PENDING: one at a time on a network', async () => {
    expect(await approving.approve(choice)).toBeNull()
    expect(await approving.approve(choice)).toBe('APPROVAL_PENDING')
    expect(await approving.terms('D1:open', 0)).toMatchObject({
      isUnderWay: true,
    })
    expect(kept).toHaveLength(1)
    kept = kept.map((one) => ({ ...one, state: 'FAILED', because: 'STUCK' }))
    expect(await approving.terms('D1:open', 0)).toMatchObject({
      isUnderWay: false,
      failed: 'STUCK',
    })
    expect(await approving.approve(choice)).toBeNull()
  })
})
