import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode, type Terms } from './terms.ts'

const payable = (
  name: string,
  bend: (ingredients: Ingredients) => Record<string, unknown>,
  because: string | null = null,
): BadChallenge => ({
  ...{ name, how: 'header', isPayable: true, because },
  say: (given) =>
    encode({ ...challengeOf(given.url, given.terms), ...bend(given) }),
})

// A rotten offer, and the honest one after it.
const beside = (
  name: string,
  because: string,
  rotten: (terms: Terms) => unknown,
) =>
  payable(
    `one-bad-${name}`,
    ({ terms }) => ({ accepts: [rotten(terms), terms] }),
    because,
  )

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
    because: 'TOO_LARGE',
    say: ({ url, terms }) => {
      const description = 'long '.repeat(30_000)
      const resource = { url: url.href, description }
      return encode({ ...challengeOf(url, terms), resource })
    },
  },
  payable(
    'description-html',
    described(
      '<img src=x onerror="document.title=`owned`"><script>document.title="owned"</script><b>Free!</b>',
    ),
  ),
  payable(
    'description-bidi',
    described('Costs \u202e001 CDSU\u202c only \u2066\u2067hello\u2069\u2069'),
  ),
  payable(
    'description-zero-width',
    described(`P${invisible}ay${invisible} 0${invisible}.01`),
  ),
  payable(
    'description-control',
    described('One\r\ntwo\u0000three\u001b[31mred\u2028four\n\n\n\nfive'),
  ),
  payable('description-long', described('Otters! '.repeat(1000))),
  payable(
    'description-zalgo',
    described(`Ot${'\u0301\u0316\u0334'.repeat(60)}ters`),
  ),
  payable('resource-javascript', () => ({
    resource: { url: 'javascript:alert(1)', description: 'Goods' },
  })),
  payable('resource-other-site', () => ({
    resource: { url: 'https://bank.example/transfer', description: 'Goods' },
  })),
  payable('error-html', () => ({
    error: '<script>document.title="owned"</script>',
  })),
  beside('null', 'BAD_OFFER', () => null),
  beside('text', 'BAD_OFFER', () => 'exact'),
  beside('bad-amount', 'BAD_AMOUNT', (terms) => ({ ...terms, amount: '1e4' })),
  beside('other-chain-family', 'ON_SOLANA', (terms) => ({
    ...{ ...terms, network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' },
    asset: 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
  })),
  beside('unknown-scheme', 'UNKNOWN_SCHEME', (terms) => ({
    ...{ ...terms, scheme: 'subscription' },
  })),
]
