import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, v1ChallengeOf, v1Terms } from './terms.ts'

const refused = (
  name: string,
  because: string,
  say: (ingredients: Ingredients) => unknown,
): BadChallenge => ({
  ...{ name, how: 'body', isPayable: false, because },
  say: (given) => {
    const body = say(given)
    return typeof body === 'string' ? body : JSON.stringify(body)
  },
})

const v1With =
  (change: Record<string, unknown>) =>
  ({ url, terms }: Ingredients) => ({
    ...v1ChallengeOf(url, terms),
    accepts: [{ ...v1Terms(url, terms), ...change }],
  })

const manyOffers =
  (length: number) =>
  ({ url, terms }: Ingredients) => ({
    ...challengeOf(url, terms),
    accepts: Array.from({ length }, (_, index) => ({
      ...{ ...terms, amount: `${10_000 + index}` },
    })),
  })

/** JSON bodies, v1 and v2, that must not be paid. */
export const badBodies: readonly BadChallenge[] = [
  refused('body-json-cut', 'BAD_JSON', () => '{"x402Version":1,"accepts":[{'),
  refused('body-accepts-empty', 'NO_OFFERS', () => ({
    ...{ x402Version: 1, error: 'X-PAYMENT header is required', accepts: [] },
  })),
  refused('body-version-3', 'UNKNOWN_VERSION', ({ url, terms }) => ({
    ...{ ...challengeOf(url, terms), x402Version: 3 },
  })),
  refused(
    'v1-amount-decimal',
    'BAD_AMOUNT',
    v1With({
      maxAmountRequired: '0.01',
    }),
  ),
  refused(
    'v1-amount-missing',
    'MISSING_AMOUNT',
    v1With({
      maxAmountRequired: undefined,
    }),
  ),
  refused(
    'v1-amount-zero',
    'ZERO_AMOUNT',
    v1With({
      maxAmountRequired: '0',
    }),
  ),
  refused(
    'v1-network-unknown',
    'UNKNOWN_NETWORK',
    v1With({
      network: 'base-bologna',
    }),
  ),
  refused('v1-network-solana', 'ON_SOLANA', v1With({ network: 'solana' })),
  refused(
    'v1-pay-to-missing',
    'MISSING_PAY_TO',
    v1With({
      payTo: undefined,
    }),
  ),
  refused('v1-asset-missing', 'MISSING_ASSET', v1With({ asset: undefined })),
  refused(
    'v1-timeout-year',
    'TIMEOUT_TOO_LONG',
    v1With({
      maxTimeoutSeconds: 31_536_000,
    }),
  ),
  // Shapes that stand in public documentation and lack what a payment needs.
  refused('documented-v2-short', 'MISSING_ASSET', () => ({
    x402Version: 2,
    accepts: [
      {
        ...{ scheme: 'exact', network: 'eip155:84532' },
        ...{ maxAmountRequired: '1000', description: 'Access to premium data' },
      },
    ],
    error: null,
  })),
  refused('documented-erc-3009', 'BAD_ASSET', () => ({
    x402Version: 1,
    accepts: [
      {
        ...{ scheme: 'erc-3009', network: 'base-sepolia' },
        ...{ token: 'USDC_address', maxAmountRequired: '1000000' },
        description: 'Access to premium data',
      },
    ],
    error: null,
  })),
  refused('accepts-hundred', 'TOO_MANY_OFFERS', manyOffers(100)),
  // Longer than what is read of a body.
  refused('accepts-thousand', 'TOO_LARGE', manyOffers(1_000)),
]
