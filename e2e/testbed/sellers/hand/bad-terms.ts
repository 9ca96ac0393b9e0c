import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode } from './terms.ts'

type Bend = (ingredients: Ingredients) => Record<string, unknown>

// One offer with some fields replaced; `undefined` takes a field away.
const refused = (name: string, because: string, bend: Bend): BadChallenge => ({
  ...{ name, how: 'header', isPayable: false, because },
  say: (given) => {
    const accepts = [{ ...given.terms, ...bend(given) }]
    return encode({ ...challengeOf(given.url, given.terms), accepts })
  },
})

const amounts: Record<string, unknown> = {
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

// Nothing at all has a code of its own.
const codeOf = (what: string, value: unknown) =>
  `${value === undefined || value === null ? 'MISSING' : 'BAD'}_${what}`

// A contract that says it is USDC and is not.
const impostor = '0x00000000000000000000000000000000000f4a4e'

const extra = (change: Record<string, unknown>): Bend => {
  return ({ terms }) => ({ extra: { ...terms.extra, ...change } })
}

/** Well-formed v2 headers whose one offer must not be paid. */
export const badTerms: readonly BadChallenge[] = [
  ...Object.entries(amounts).map(([name, amount]) =>
    refused(`amount-${name}`, codeOf('AMOUNT', amount), () => ({ amount })),
  ),
  refused('amount-zero', 'ZERO_AMOUNT', () => ({ amount: '0' })),
  ...Object.entries(payTos).map(([name, payTo]) =>
    refused(`pay-to-${name}`, codeOf('PAY_TO', payTo), () => ({ payTo })),
  ),
  ...Object.entries(assets).map(([name, asset]) =>
    refused(`asset-${name}`, codeOf('ASSET', asset), () => ({ asset })),
  ),
  refused('pay-to-token', 'PAY_TO_TOKEN', ({ terms }) => ({
    payTo: terms.asset,
  })),
  refused('pay-to-zero', 'PAY_TO_ZERO', () => ({
    payTo: `0x${'00'.repeat(20)}`,
  })),
  refused('pay-to-payer', 'PAY_TO_SELF', ({ payer }) => ({
    payTo: payer,
  })),
  refused('scheme-unknown', 'UNKNOWN_SCHEME', () => ({
    scheme: 'subscription',
  })),
  refused('scheme-case', 'UNKNOWN_SCHEME', () => ({ scheme: 'Exact' })),
  refused('scheme-missing', 'BAD_OFFER', () => ({ scheme: undefined })),
  refused('network-unknown', 'UNKNOWN_NETWORK', () => ({
    network: 'eip155:31337777',
  })),
  refused('network-solana', 'ON_SOLANA', () => ({
    network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp',
  })),
  refused('network-hex', 'UNKNOWN_NETWORK', () => ({
    network: 'eip155:0x14a34',
  })),
  refused('network-number', 'UNKNOWN_NETWORK', () => ({ network: 84532 })),
  refused('network-missing', 'UNKNOWN_NETWORK', () => ({ network: undefined })),
  refused('token-unknown', 'UNKNOWN_TOKEN', () => ({
    asset: '0x000000000000000000000000000000000000bEEF',
    extra: { name: 'Beef', version: '1' },
  })),
  refused('token-says-usdc', 'UNKNOWN_TOKEN', () => ({
    asset: impostor,
  })),
  refused('token-of-other-network', 'UNKNOWN_TOKEN', () => ({
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  })),
  refused('eip712-name-wrong', 'WRONG_TOKEN_NAME', extra({ name: 'USD Coin' })),
  refused('eip712-version-wrong', 'WRONG_TOKEN_NAME', extra({ version: '1' })),
  refused('eip712-name-list', 'WRONG_TOKEN_NAME', extra({ name: ['USDC'] })),
  refused(
    'gateway-batched',
    'GATEWAY_DEPOSIT',
    extra({
      ...{ name: 'GatewayWalletBatched', version: '1' },
      verifyingContract: '0x0077777d7EBA4688BDeF3E311b846F25870A19B9',
    }),
  ),
  refused(
    'transfer-method-unknown',
    'UNKNOWN_METHOD',
    extra({ assetTransferMethod: 'erc7710' }),
  ),
  refused(
    'payment-flow-unknown',
    'UNKNOWN_FLOW',
    extra({ paymentFlow: 'layaway' }),
  ),
  refused('cloudflare', 'FOR_BOTS', () => ({
    ...{ scheme: 'batch-settlement', network: 'cloudflare:402' },
    ...{ asset: 'USD', payTo: 'merchant', maxTimeoutSeconds: 0 },
  })),
  refused('timeout-year', 'TIMEOUT_TOO_LONG', () => ({
    maxTimeoutSeconds: 31_536_000,
  })),
  refused('timeout-brief', 'TIMEOUT_TOO_SHORT', () => ({
    maxTimeoutSeconds: 9,
  })),
  refused('timeout-negative', 'BAD_TIMEOUT', () => ({
    maxTimeoutSeconds: -300,
  })),
  refused('timeout-text', 'BAD_TIMEOUT', () => ({
    maxTimeoutSeconds: 'five minutes',
  })),
]
