import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../json'
import { v1Entry, v2Entry } from '../samples'
import { bend, type Change } from './bend'
import { oddValue } from './value'

const entryKey = fc.constantFrom(
  'scheme',
  'network',
  'amount',
  'maxAmountRequired',
  'asset',
  'token',
  'payTo',
  'maxTimeoutSeconds',
  'extra',
  'memo',
  '__proto__',
  'constructor',
)

const extraKey = fc.constantFrom(
  'name',
  'version',
  'assetTransferMethod',
  'paymentFlow',
  'verifyingContract',
  'facilitatorAddress',
)

const upToEntry: JsonObject = {
  ...v2Entry,
  scheme: 'upto',
  extra: {
    ...{ name: 'USD Coin', version: '2' },
    facilitatorAddress: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
  },
}

/** Values at the edges of one rule, for the key that the rule is about. */
const nearMiss: fc.Arbitrary<Change> = fc.constantFrom<Change>(
  ...['amount', 'maxAmountRequired'].flatMap((key) =>
    ['0', '1', '01', ' 1', 1, (2n ** 256n).toString()].map(
      (value): Change => [key, value],
    ),
  ),
  ...[
    `0x${'0'.repeat(40)}`,
    v2Entry.asset,
    v1Entry.asset.toLowerCase(),
    v2Entry.payTo.replace('Bc6', 'bc6'),
    '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
    '0x667ff918754239bc5dfb39efe943f29c735e7cb4',
  ].map((value): Change => ['payTo', value]),
  ['asset', v2Entry.payTo],
  ['asset', v1Entry.asset],
  ['maxTimeoutSeconds', 0],
  ['maxTimeoutSeconds', 9],
  ['maxTimeoutSeconds', 86_400],
  ['maxTimeoutSeconds', 86_401],
  ['network', 'eip155:84532'],
  ['network', 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp'],
  ['network', 'stellar:pubnet'],
  ['network', 'cloudflare:402'],
  ['scheme', 'erc-3009'],
  ['scheme', 'upto'],
  ['scheme', 'batch-settlement'],
  ['scheme', 'auth-capture'],
  ['token', v2Entry.asset],
  ['extra', { name: 'GatewayWalletBatched', version: '1' }],
)

/** One key of an entry, with a value from anywhere or close by. */
const change: fc.Arbitrary<Change> = fc.oneof(
  { weight: 1, arbitrary: nearMiss },
  {
    weight: 3,
    arbitrary: fc.tuple<Change>(entryKey, fc.option(oddValue)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(extraKey, oddValue)
      .map(
        ([key, value]): Change => [
          'extra',
          { name: 'USD Coin', version: '2', [key]: value },
        ],
      ),
  },
)

/** An entry of `accepts` with a few of its values exchanged or gone. */
export const hostileEntry: fc.Arbitrary<JsonValue> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(
        fc.constantFrom<JsonObject>(v2Entry, v2Entry, v1Entry, upToEntry),
        fc.array(change, { maxLength: 2 }),
      )
      .map(([entry, changes]) => bend(entry, changes)),
  },
  { weight: 1, arbitrary: oddValue },
)
