import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, v1ChallengeOf, v1Terms } from './terms.ts'

const refused = (
  name: string,
  expected: string,
  say: (ingredients: Ingredients) => unknown,
): BadChallenge => ({
  ...{ name, how: 'body', isPayable: false, expected },
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

/** JSON bodies, v1 and v2, that must not be paid. */
export const badBodies: readonly BadChallenge[] = [
  refused('body-json-cut', 'not JSON', () => '{"x402Version":1,"accepts":[{'),
  refused('body-accepts-empty', 'no offers', () => ({
    ...{ x402Version: 1, error: 'X-PAYMENT header is required', accepts: [] },
  })),
  refused('body-version-3', 'unknown version', ({ url, terms }) => ({
    ...{ ...challengeOf(url, terms), x402Version: 3 },
  })),
  refused(
    'v1-amount-decimal',
    'not a payable amount',
    v1With({
      maxAmountRequired: '0.01',
    }),
  ),
  refused(
    'v1-amount-missing',
    'not a payable amount',
    v1With({
      maxAmountRequired: undefined,
    }),
  ),
  refused(
    'v1-amount-zero',
    'not a payable amount',
    v1With({
      maxAmountRequired: '0',
    }),
  ),
  refused(
    'v1-network-unknown',
    'unknown network',
    v1With({
      network: 'base-bologna',
    }),
  ),
  refused(
    'v1-network-solana',
    'unknown network',
    v1With({ network: 'solana' }),
  ),
  refused(
    'v1-pay-to-missing',
    'no valid recipient',
    v1With({
      payTo: undefined,
    }),
  ),
  refused('v1-asset-missing', 'no valid token', v1With({ asset: undefined })),
  refused(
    'v1-timeout-year',
    'lives too long',
    v1With({
      maxTimeoutSeconds: 31_536_000,
    }),
  ),
  // Shapes that stand in public documentation and lack what a payment needs.
  refused('documented-v2-short', 'no recipient, no token', () => ({
    x402Version: 2,
    accepts: [
      {
        ...{ scheme: 'exact', network: 'eip155:84532' },
        ...{ maxAmountRequired: '1000', description: 'Access to premium data' },
      },
    ],
    error: null,
  })),
  refused('documented-erc-3009', 'no valid token', () => ({
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
  refused('accepts-thousand', 'too many offers', ({ url, terms }) => ({
    ...challengeOf(url, terms),
    accepts: Array.from({ length: 1000 }, (_, index) => ({
      ...{ ...terms, amount: `${10_000 + index}` },
    })),
  })),
]
