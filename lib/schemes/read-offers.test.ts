import { expect, test } from 'vitest'
import type { Challenge } from '@/lib/x402/challenge'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import type { ReasonCode } from '@/lib/x402/reason'
import { v1Entry, v2Entry } from '@/lib/x402/samples'
import { passingContracts } from './permit2/contracts'
import { readOffers } from './read-offers'
import type { Payer } from './scheme'

const payer: Payer = {
  self: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
  isNetworkOn: () => true,
}

function challenge(
  accepts: readonly JsonValue[],
  version: 1 | 2 = 2,
): Challenge {
  return { version, accepts, resource: null, extensions: null, error: null }
}

function offersOf(accepts: readonly JsonValue[], version: 1 | 2 = 2) {
  return readOffers(challenge(accepts, version), payer)
}

function verdict(entry: JsonValue, version: 1 | 2 = 2): ReasonCode | 'payable' {
  return offersOf([entry], version).unpayable[0]?.because ?? 'payable'
}

test('reads a v2 entry by our own tables', () => {
  const { payable, unpayable } = offersOf([v2Entry])
  expect(unpayable).toEqual([])
  expect(payable).toEqual([
    {
      index: 0,
      scheme: 'exact',
      method: 'eip3009',
      network: expect.objectContaining({ id: 'eip155:8453', name: 'Base' }),
      token: expect.objectContaining({
        symbol: 'USDC',
        decimals: 6,
        domain: { name: 'USD Coin', version: '2' },
      }),
      amount: 10_000n,
      payTo: v2Entry.payTo,
      maxTimeoutSeconds: 60,
      isUpTo: false,
      isUpfront: false,
      isAlwaysAsked: false,
      settledBy: null,
      approval: null,
      details: {},
    },
  ])
})

test('reads a v1 entry by the names of v1', () => {
  expect(offersOf([v1Entry], 1).payable).toMatchObject([
    { amount: 10_000n, network: { id: 'eip155:84532' } },
  ])
  expect(verdict(v1Entry, 2)).toBe('MISSING_AMOUNT')
  expect(verdict({ ...v2Entry, network: 'base' }, 1)).toBe('MISSING_AMOUNT')
})

test('a network may go by the other version’s name', () => {
  expect(verdict({ ...v2Entry, network: 'base' })).toBe('payable')
  expect(verdict({ ...v1Entry, network: 'eip155:84532' }, 1)).toBe('payable')
})

test('a v2 entry may keep the v1 name of its price, and its own name wins', () => {
  const { amount, ...unpriced } = v2Entry
  const older = { ...unpriced, maxAmountRequired: amount }
  expect(verdict(older)).toBe('payable')
  expect(offersOf([{ ...older, amount: '7' }]).payable[0]?.amount).toBe(7n)
  expect(verdict({ ...older, maxAmountRequired: '0.01' })).toBe('BAD_AMOUNT')
})

test.each([
  [1, v1Entry],
  [2, v2Entry],
] as const)(
  'older names of the scheme and the token are read in v%i',
  (v, entry) => {
    const { asset, ...rest } = entry
    const older = { ...rest, scheme: 'erc-3009', token: asset }
    expect(verdict(older, v)).toBe('payable')
    expect(verdict({ ...older, token: 'USDC_address' }, v)).toBe('BAD_ASSET')
    expect(verdict({ ...older, asset: rest.payTo }, v)).toBe('UNKNOWN_TOKEN')
    expect(verdict({ ...older, scheme: 'ERC-3009' }, v)).toBe('UNKNOWN_SCHEME')
  },
)

const cases: [ReasonCode | 'payable', JsonObject][] = [
  ['BAD_OFFER', { scheme: undefined as never }],
  ['BAD_OFFER', { scheme: 1 }],
  ['BAD_OFFER', { extra: 'text' }],
  ['BAD_OFFER', { extra: [] }],
  ['NO_FACILITATOR', { scheme: 'upto' }],
  ['UNKNOWN_SCHEME', { scheme: 'Exact' }],
  ['UNKNOWN_SCHEME', { scheme: 'constructor' }],
  ['payable', extra({ assetTransferMethod: 'eip3009' })],
  ['payable', extra({ assetTransferMethod: null })],
  ['payable', extra({ assetTransferMethod: 'permit2' })],
  ['UNKNOWN_METHOD', extra({ assetTransferMethod: 'erc7710' })],
  ['UNKNOWN_METHOD', extra({ assetTransferMethod: '' })],
  ['UNKNOWN_METHOD', extra({ assetTransferMethod: ['eip3009'] })],
  ['UNKNOWN_METHOD', extra({ verifyingContract: v2Entry.payTo })],
  ['UNKNOWN_METHOD', extra({ verifyingContract: { toString: 1 } })],
  ['UNKNOWN_METHOD', extra({ verifyingContract: [v2Entry.asset] })],
  ['payable', extra({ verifyingContract: v2Entry.asset.toLowerCase() })],
  ['payable', extra({ paymentFlow: 'authorization' })],
  ['payable', extra({ paymentFlow: 'upfront' })],
  ['UNKNOWN_FLOW', extra({ paymentFlow: 'escrow' })],
  ['UNKNOWN_FLOW', extra({ paymentFlow: 1 })],
  ['UNKNOWN_NETWORK', { network: 'eip155:56' }],
  ['UNKNOWN_NETWORK', { network: 'eip155:08453' }],
  ['UNKNOWN_NETWORK', { network: 8453 }],
  ['UNKNOWN_NETWORK', { network: null }],
  ['MISSING_ASSET', { asset: null }],
  ['BAD_ASSET', { asset: 'USDC' }],
  ['BAD_ASSET', { asset: v2Entry.asset.slice(0, -1) }],
  ['BAD_ASSET', { asset: `${v2Entry.asset} ` }],
  ['BAD_ASSET', { asset: [v2Entry.asset] }],
  ['UNKNOWN_TOKEN', { asset: v2Entry.payTo }],
  // A token of another network at an address of its own.
  ['UNKNOWN_TOKEN', { asset: v1Entry.asset }],
  ['payable', { asset: v2Entry.asset.toLowerCase() }],
  ['payable', { extra: null }],
  ['payable', { extra: {} }],
  ['WRONG_TOKEN_NAME', { extra: { name: 'USDC', version: '2' } }],
  ['WRONG_TOKEN_NAME', { extra: { name: 'USD Coin', version: '1' } }],
  ['WRONG_TOKEN_NAME', { extra: { name: 'USD Coin ', version: '2' } }],
  ['WRONG_TOKEN_NAME', { extra: { version: 2 } }],
  ['MISSING_AMOUNT', { amount: null }],
  ['ZERO_AMOUNT', { amount: '0' }],
  ['payable', { amount: '1' }],
  ['payable', { amount: (2n ** 256n - 1n).toString() }],
  ['BAD_AMOUNT', { amount: (2n ** 256n).toString() }],
  ['BAD_AMOUNT', { amount: '9'.repeat(78) }],
  ['BAD_AMOUNT', { amount: '9'.repeat(4_000) }],
  ['BAD_AMOUNT', { amount: 10_000 }],
  ['BAD_AMOUNT', { amount: '-1' }],
  ['BAD_AMOUNT', { amount: '+1' }],
  ['BAD_AMOUNT', { amount: '1.5' }],
  ['BAD_AMOUNT', { amount: '1e6' }],
  ['BAD_AMOUNT', { amount: '0x10' }],
  ['BAD_AMOUNT', { amount: '010' }],
  ['BAD_AMOUNT', { amount: '00' }],
  ['BAD_AMOUNT', { amount: '' }],
  ['BAD_AMOUNT', { amount: ' 1' }],
  ['BAD_AMOUNT', { amount: '1\n' }],
  ['BAD_AMOUNT', { amount: '１' }],
  ['BAD_AMOUNT', { amount: ['1'] }],
  ['MISSING_PAY_TO', { payTo: null }],
  ['BAD_PAY_TO', { payTo: '' }],
  ['BAD_PAY_TO', { payTo: 'merchant' }],
  ['BAD_PAY_TO', { payTo: 'vitalik.eth' }],
  ['BAD_PAY_TO', { payTo: v2Entry.payTo.replace('0x', '0X') }],
  ['BAD_PAY_TO', { payTo: `${v2Entry.payTo}0` }],
  // One letter in the wrong case: a checksum that does not hold.
  ['BAD_PAY_TO', { payTo: v2Entry.payTo.replace('Bc6', 'bc6') }],
  ['payable', { payTo: v2Entry.payTo.toLowerCase() }],
  ['payable', { payTo: `0x${v2Entry.payTo.slice(2).toUpperCase()}` }],
  ['PAY_TO_ZERO', { payTo: `0x${'0'.repeat(40)}` }],
  ['PAY_TO_TOKEN', { payTo: v2Entry.asset }],
  ...passingContracts.map((payTo): [ReasonCode, JsonObject] => [
    'PAY_TO_CONTRACT',
    { payTo },
  ]),
  ...[undefined, null, '', 7, '0x12', 'facilitator', `0x${'0'.repeat(40)}`].map(
    (facilitatorAddress): [ReasonCode, JsonObject] => [
      'NO_FACILITATOR',
      {
        scheme: 'upto',
        ...extra({ facilitatorAddress: facilitatorAddress ?? null }),
      },
    ],
  ),
  [
    'UNKNOWN_FLOW',
    {
      scheme: 'upto',
      ...extra({ facilitatorAddress: payer.self, paymentFlow: 'upfront' }),
    },
  ],
  [
    'UNKNOWN_METHOD',
    {
      scheme: 'upto',
      ...extra({
        facilitatorAddress: payer.self,
        assetTransferMethod: 'eip3009',
      }),
    },
  ],
  ['payable', { scheme: 'upto', ...extra({ facilitatorAddress: payer.self }) }],
  ['PAY_TO_TOKEN', { payTo: v2Entry.asset.toLowerCase() }],
  ['PAY_TO_SELF', { payTo: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4' }],
  ['PAY_TO_SELF', { payTo: '0x667ff918754239bc5dfb39efe943f29c735e7cb4' }],
  ['payable', { maxTimeoutSeconds: null }],
  ['TIMEOUT_TOO_SHORT', { maxTimeoutSeconds: 1 }],
  ['TIMEOUT_TOO_SHORT', { maxTimeoutSeconds: 9 }],
  ['payable', { maxTimeoutSeconds: 10 }],
  [
    'TIMEOUT_TOO_SHORT',
    { maxTimeoutSeconds: 9, ...extra({ assetTransferMethod: 'permit2' }) },
  ],
  [
    'TIMEOUT_TOO_SHORT',
    {
      ...{ scheme: 'upto', maxTimeoutSeconds: 9 },
      ...extra({ facilitatorAddress: payer.self }),
    },
  ],
  ['payable', { maxTimeoutSeconds: 86_400 }],
  ['TIMEOUT_TOO_LONG', { maxTimeoutSeconds: 86_401 }],
  ['TIMEOUT_TOO_LONG', { maxTimeoutSeconds: 31_536_000 }],
  ['BAD_TIMEOUT', { maxTimeoutSeconds: 0 }],
  ['BAD_TIMEOUT', { maxTimeoutSeconds: -60 }],
  ['BAD_TIMEOUT', { maxTimeoutSeconds: 60.5 }],
  ['BAD_TIMEOUT', { maxTimeoutSeconds: '60' }],
  ['payable', { description: '<script>alert(1)</script>\u202e' }],
]

test.each(cases)('%s: %j', (expected, change) => {
  expect(verdict({ ...v2Entry, ...change })).toBe(expected)
})

test.each([null, 1, 'text', true, []])('%j is no entry', (entry) => {
  expect(verdict(entry)).toBe('BAD_OFFER')
})

test.each(['asset', 'payTo', 'amount'] as const)(
  'a missing %s is never filled in',
  (key) => {
    const { [key]: _, ...entry } = v2Entry
    expect(verdict(entry)).toMatch(/^MISSING_/)
  },
)

test('a lifetime that is not said is 60 seconds', () => {
  const { maxTimeoutSeconds: _, ...entry } = v2Entry
  expect(offersOf([entry]).payable[0]?.maxTimeoutSeconds).toBe(60)
})

test('money that moves before the page is marked', () => {
  const entry = { ...v2Entry, ...extra({ paymentFlow: 'upfront' }) }
  expect(offersOf([entry]).payable[0]?.isUpfront).toBe(true)
})

test('paying any token contract is refused, not only the one that moves', () => {
  const celo = {
    ...v2Entry,
    network: 'eip155:42220',
    asset: '0xcebA9300f2b948710d2653dD7B07f33A8B32118C',
    extra: { name: 'USDC', version: '2' },
  }
  expect(verdict(celo)).toBe('payable')
  expect(
    verdict({ ...celo, payTo: '0x48065fbBE25f71C9282ddf5e1cD6D6A887483D5e' }),
  ).toBe('PAY_TO_TOKEN')
})

test('a network that is off is explained', () => {
  const read = readOffers(challenge([v2Entry, v1Entry], 1), {
    self: null,
    isNetworkOn: (network) => !network.isTest,
  })
  expect(read.unpayable.map((one) => one.because)).toEqual([
    'MISSING_AMOUNT',
    'NETWORK_OFF',
  ])
})

test('without a wallet nobody is oneself', () => {
  const entry = { ...v2Entry, payTo: payer.self }
  const read = readOffers(challenge([entry]), { ...payer, self: null })
  expect(read.payable).toHaveLength(1)
})

test('one bad entry never hides a good one, and places are kept', () => {
  const bad = { ...v2Entry, amount: '0' }
  const { payable, unpayable } = offersOf([null, v2Entry, bad, v2Entry, 7])
  expect(payable.map((offer) => offer.index)).toEqual([1, 3])
  expect(unpayable.map(({ index, because }) => [index, because])).toEqual([
    [0, 'BAD_OFFER'],
    [2, 'ZERO_AMOUNT'],
    [4, 'BAD_OFFER'],
  ])
})

test('an unpayable entry says what it is, short and printable', () => {
  const entry = {
    scheme: 'up\u202eto',
    network: 'n'.repeat(500),
    asset: null,
    amount: 5,
  }
  expect(offersOf([entry]).unpayable).toEqual([
    {
      index: 0,
      because: 'UNKNOWN_SCHEME',
      says: { scheme: 'up to', network: 'n'.repeat(128), amount: '5' },
    },
  ])
})

function extra(more: JsonObject): JsonObject {
  return { extra: { ...v2Entry.extra, ...more } }
}
