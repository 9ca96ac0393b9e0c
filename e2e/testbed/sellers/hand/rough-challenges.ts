import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode } from './terms.ts'

const payable = (
  name: string,
  expected: string,
  bend: (ingredients: Ingredients) => Record<string, unknown>,
): BadChallenge => ({
  ...{ name, how: 'header', isPayable: true, expected },
  say: (given) =>
    encode({ ...challengeOf(given.url, given.terms), ...bend(given) }),
})

const described =
  (description: string) =>
  ({ url }: Ingredients) => ({ resource: { url: url.href, description } })

const invisible = '\u200b\u200c\u200d\u2060\ufeff\u00ad'

/**
 * Headers that hold one honest offer beside something rotten: the offer may be
 * paid, the rest must do no harm. The offer is always the honest terms.
 */
export const roughChallenges: readonly BadChallenge[] = [
  {
    ...{ name: 'header-200k', how: 'header', isPayable: false },
    expected: 'too large',
    say: ({ url, terms }) => {
      const description = 'long '.repeat(30_000)
      const resource = { url: url.href, description }
      return encode({ ...challengeOf(url, terms), resource })
    },
  },
  payable(
    'description-html',
    'markup shown as text',
    described(
      '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script><b>Free!</b>',
    ),
  ),
  payable(
    'description-bidi',
    'no direction override',
    described('Costs \u202e001 CDSU\u202c only \u2066\u2067hello\u2069\u2069'),
  ),
  payable(
    'description-zero-width',
    'no invisible characters',
    described(`P${invisible}ay${invisible} 0${invisible}.01`),
  ),
  payable(
    'description-control',
    'one line, no control characters',
    described('One\r\ntwo\u0000three\u001b[31mred\u2028four\n\n\n\nfive'),
  ),
  payable(
    'description-long',
    'cut to a readable length',
    described('Otters! '.repeat(1000)),
  ),
  payable(
    'description-zalgo',
    'no stacks of combining marks',
    described(`Ot${'\u0301\u0316\u0334'.repeat(60)}ters`),
  ),
  payable('resource-javascript', 'the real URL shown', () => ({
    resource: { url: 'javascript:alert(1)', description: 'Goods' },
  })),
  payable('resource-other-site', 'the real URL shown', () => ({
    resource: { url: 'https://bank.example/transfer', description: 'Goods' },
  })),
  payable('error-html', 'markup shown as text', () => ({
    error: '<script>document.title="owned"</script>',
  })),
  ...Object.entries({
    null: () => null,
    text: () => 'exact',
    'bad-amount': ({ terms }: Ingredients) => ({ ...terms, amount: '1e4' }),
    'other-chain-family': ({ terms }: Ingredients) => ({
      ...{ ...terms, network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' },
      asset: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
    }),
    'unknown-scheme': ({ terms }: Ingredients) => ({
      ...{ ...terms, scheme: 'subscription' },
    }),
  }).map(([name, rotten]) =>
    payable(`one-bad-${name}`, 'the good one is offered', (given) => ({
      accepts: [rotten(given), given.terms],
    })),
  ),
]
