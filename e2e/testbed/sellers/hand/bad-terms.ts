import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode } from './terms.ts'

type Bend = (ingredients: Ingredients) => Record<string, unknown>

// One offer with some fields replaced; `undefined` takes a field away.
const refused = (name: string, expected: string, bend: Bend): BadChallenge => ({
  ...{ name, how: 'header', isPayable: false, expected },
  say: (given) => {
    const accepts = [{ ...given.terms, ...bend(given) }]
    return encode({ ...challengeOf(given.url, given.terms), accepts })
  },
})

const amounts: Record<string, unknown> = {
  zero: '0',
  zeros: '000',
  negative: '-1',
  decimal: '0.01',
  'decimal-whole': '10000.0',
  exponent: '1e4',
  hex: '0x2710',
  plus: '+10000',
  spaced: ' 10000 ',
  grouped: '10,000',
  unicode: '１００００',
  words: 'ten thousand',
  empty: '',
  nan: 'NaN',
  infinity: 'Infinity',
  'over-uint256': `${2n ** 256n}`,
  'ninety-digits': '9'.repeat(90),
  float: 0.01,
  null: null,
  object: { value: '10000' },
  list: ['10000'],
  missing: undefined,
}

const payTos: Record<string, unknown> = {
  missing: undefined,
  null: null,
  empty: '',
  number: 1,
  name: 'merchant.eth',
  word: 'merchant',
  short: '0x1234',
  long: `0x${'12'.repeat(21)}`,
  'not-hex': `0x${'zz'.repeat(20)}`,
}

const assets: Record<string, unknown> = {
  missing: undefined,
  null: null,
  empty: '',
  symbol: 'USDC',
  short: '0x036C',
  number: 36,
}

// A contract that says it is USDC and is not.
const impostor = '0x00000000000000000000000000000000000f4a4e'

const extra = (change: Record<string, unknown>): Bend => {
  return ({ terms }) => ({ extra: { ...terms.extra, ...change } })
}

/** Well-formed v2 headers whose one offer must not be paid. */
export const badTerms: readonly BadChallenge[] = [
  ...Object.entries(amounts).map(([name, amount]) =>
    refused(`amount-${name}`, 'not a payable amount', () => ({ amount })),
  ),
  ...Object.entries(payTos).map(([name, payTo]) =>
    refused(`pay-to-${name}`, 'no valid recipient', () => ({ payTo })),
  ),
  ...Object.entries(assets).map(([name, asset]) =>
    refused(`asset-${name}`, 'no valid token', () => ({ asset })),
  ),
  refused('pay-to-token', 'recipient is the token', ({ terms }) => ({
    payTo: terms.asset,
  })),
  refused('pay-to-zero', 'recipient is the zero address', () => ({
    payTo: `0x${'00'.repeat(20)}`,
  })),
  refused('pay-to-payer', 'recipient is the payer', ({ payer }) => ({
    payTo: payer,
  })),
  refused('scheme-unknown', 'unknown scheme', () => ({
    scheme: 'subscription',
  })),
  refused('scheme-case', 'unknown scheme', () => ({ scheme: 'Exact' })),
  refused('scheme-missing', 'unknown scheme', () => ({ scheme: undefined })),
  refused('network-unknown', 'unknown network', () => ({
    network: 'eip155:31337777',
  })),
  refused('network-solana', 'unknown network', () => ({
    network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
  })),
  refused('network-hex', 'unknown network', () => ({
    network: 'eip155:0x14a34',
  })),
  refused('network-number', 'wrong type', () => ({ network: 84532 })),
  refused('network-missing', 'unknown network', () => ({ network: undefined })),
  refused('token-unknown', 'unknown token', () => ({
    asset: '0x000000000000000000000000000000000000bEEF',
    extra: { name: 'Beef', version: '1' },
  })),
  refused('token-says-usdc', 'unknown token that claims a known name', () => ({
    asset: impostor,
  })),
  refused('token-of-other-network', 'unknown token on this network', () => ({
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  })),
  refused(
    'eip712-name-wrong',
    'wrong EIP-712 name',
    extra({ name: 'USD Coin' }),
  ),
  refused(
    'eip712-version-wrong',
    'wrong EIP-712 version',
    extra({ version: '1' }),
  ),
  refused('eip712-name-list', 'wrong type', extra({ name: ['USDC'] })),
  refused(
    'gateway-batched',
    'another contract would be signed for',
    extra({
      ...{ name: 'GatewayWalletBatched', version: '1' },
      verifyingContract: '0x0077777d7EBA4688BDeF3E311b846F25870A19B9',
    }),
  ),
  refused(
    'transfer-method-unknown',
    'unknown transfer method',
    extra({ assetTransferMethod: 'erc7710' }),
  ),
  refused(
    'payment-flow-unknown',
    'unknown payment flow',
    extra({ paymentFlow: 'layaway' }),
  ),
  refused('cloudflare', 'for registered bots', () => ({
    ...{ scheme: 'batch-settlement', network: 'cloudflare:402' },
    ...{ asset: 'USD', payTo: 'merchant', maxTimeoutSeconds: 0 },
  })),
  refused('timeout-year', 'lives too long', () => ({
    maxTimeoutSeconds: 31_536_000,
  })),
  refused('timeout-brief', 'ends before it can arrive', () => ({
    maxTimeoutSeconds: 9,
  })),
  refused('timeout-negative', 'not a lifetime', () => ({
    maxTimeoutSeconds: -300,
  })),
  refused('timeout-text', 'wrong type', () => ({
    maxTimeoutSeconds: 'five minutes',
  })),
]
