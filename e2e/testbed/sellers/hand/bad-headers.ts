import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode } from './terms.ts'

const refused = (
  name: string,
  because: string,
  say: BadChallenge['say'],
): BadChallenge => ({ name, how: 'header', isPayable: false, because, say })

const base64 = (text: string | Buffer) =>
  Buffer.from(text as string).toString('base64')

const honest = ({ url, terms }: Ingredients) => challengeOf(url, terms)

const notObjects: Record<string, unknown> = {
  list: [],
  null: null,
  boolean: true,
  number: 402,
  text: 'pay me',
  pairs: ['x402Version', 2],
}

const versions: Record<string, unknown> = {
  three: 3,
  zero: 0,
  negative: -2,
  fraction: 2.5,
  boolean: true,
  null: null,
  list: [2],
  object: { v: 2 },
  word: 'two',
}

/** Headers that are not a v2 challenge at all. */
export const badHeaders: readonly BadChallenge[] = [
  refused('header-empty', 'BAD_BASE64', () => ''),
  refused('base64-garbage', 'BAD_BASE64', () => '%%%& not base64 &%%%'),
  refused('base64-inner-padding', 'BAD_BASE64', (given) => {
    const whole = encode(honest(given))
    return `${whole.slice(0, 40)}====${whole.slice(40)}`
  }),
  refused('base64-cut', 'BAD_JSON', (given) =>
    encode(honest(given)).slice(0, 120),
  ),
  refused('json-garbage', 'BAD_JSON', () => base64('{"x402Version":2,,}')),
  refused('json-two-values', 'BAD_JSON', (given) => {
    const whole = JSON.stringify(honest(given))
    return base64(whole + whole)
  }),
  refused('raw-json-cut', 'BAD_JSON', () => '{"x402Version":2,"accepts":['),
  refused('utf8-broken', 'BAD_UTF8', (given) => {
    const [before = '', after = ''] = JSON.stringify(honest(given)).split(
      'Goods',
    )
    const broken = Buffer.from([0xff, 0xfe, 0xc0, 0xaf])
    return base64(
      Buffer.concat([Buffer.from(before), broken, Buffer.from(after)]),
    )
  }),
  ...Object.entries(notObjects).map(([name, value]) =>
    refused(`json-${name}`, 'BAD_SHAPE', () => encode(value)),
  ),
  refused('version-missing', 'UNKNOWN_VERSION', (given) => {
    const { x402Version: _, ...challenge } = honest(given)
    return encode(challenge)
  }),
  ...Object.entries(versions).map(([name, x402Version]) =>
    refused(`version-${name}`, 'UNKNOWN_VERSION', (given) =>
      encode({ ...honest(given), x402Version }),
    ),
  ),
  refused('accepts-missing', 'BAD_SHAPE', (given) => {
    const { accepts: _, ...challenge } = honest(given)
    return encode(challenge)
  }),
  refused('accepts-empty', 'NO_OFFERS', (given) =>
    encode({ ...honest(given), accepts: [] }),
  ),
  refused('accepts-object', 'BAD_SHAPE', (given) =>
    encode({ ...honest(given), accepts: given.terms }),
  ),
  refused('accepts-text', 'BAD_SHAPE', (given) =>
    encode({ ...honest(given), accepts: JSON.stringify([given.terms]) }),
  ),
  refused('accepts-not-objects', 'BAD_OFFER', (given) =>
    encode({
      ...honest(given),
      accepts: [null, 'exact', 7, [], [given.terms]],
    }),
  ),
  refused('nested-deep', 'TOO_DEEP', () =>
    base64(
      // As deep as a header has room for.
      `{"x402Version":2,"accepts":${'['.repeat(12_000)}${']'.repeat(12_000)}}`,
    ),
  ),
  refused('prototype', 'FORBIDDEN_KEY', ({ terms }) =>
    base64(
      `{"x402Version":2,"__proto__":{"accepts":[${JSON.stringify(terms)}]},"constructor":{"prototype":{"accepts":[]}}}`,
    ),
  ),
]
