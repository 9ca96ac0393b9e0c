import type { BadChallenge, Ingredients } from './bad-challenges.ts'
import { challengeOf, encode } from './terms.ts'

const refused = (
  name: string,
  expected: string,
  say: BadChallenge['say'],
): BadChallenge => ({ name, how: 'header', isPayable: false, expected, say })

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
  refused('header-empty', 'not base64', () => ''),
  refused('base64-garbage', 'not base64', () => '%%%& not base64 &%%%'),
  refused('base64-inner-padding', 'not base64', (given) => {
    const whole = encode(honest(given))
    return `${whole.slice(0, 40)}====${whole.slice(40)}`
  }),
  refused('base64-cut', 'not JSON', (given) =>
    encode(honest(given)).slice(0, 120),
  ),
  refused('json-garbage', 'not JSON', () => base64('{"x402Version":2,,}')),
  refused('json-two-values', 'not JSON', (given) => {
    const whole = JSON.stringify(honest(given))
    return base64(whole + whole)
  }),
  refused('raw-json-cut', 'not JSON', () => '{"x402Version":2,"accepts":['),
  refused('utf8-broken', 'not UTF-8', (given) => {
    const [before = '', after = ''] = JSON.stringify(honest(given)).split(
      'Goods',
    )
    const broken = Buffer.from([0xff, 0xfe, 0xc0, 0xaf])
    return base64(
      Buffer.concat([Buffer.from(before), broken, Buffer.from(after)]),
    )
  }),
  ...Object.entries(notObjects).map(([name, value]) =>
    refused(`json-${name}`, 'not an object', () => encode(value)),
  ),
  refused('version-missing', 'no version', (given) => {
    const { x402Version: _, ...challenge } = honest(given)
    return encode(challenge)
  }),
  ...Object.entries(versions).map(([name, x402Version]) =>
    refused(`version-${name}`, 'unknown version', (given) =>
      encode({ ...honest(given), x402Version }),
    ),
  ),
  refused('accepts-missing', 'no offers', (given) => {
    const { accepts: _, ...challenge } = honest(given)
    return encode(challenge)
  }),
  refused('accepts-empty', 'no offers', (given) =>
    encode({ ...honest(given), accepts: [] }),
  ),
  refused('accepts-object', 'offers are no list', (given) =>
    encode({ ...honest(given), accepts: given.terms }),
  ),
  refused('accepts-text', 'offers are no list', (given) =>
    encode({ ...honest(given), accepts: JSON.stringify([given.terms]) }),
  ),
  refused('accepts-not-objects', 'no valid offer', (given) =>
    encode({
      ...honest(given),
      accepts: [null, 'exact', 7, [], [given.terms]],
    }),
  ),
  refused('nested-deep', 'nested too deep or no offers', () =>
    base64(
      `{"x402Version":2,"accepts":${'['.repeat(20000)}${']'.repeat(20000)}}`,
    ),
  ),
  refused('prototype', 'no offers of its own', ({ terms }) =>
    base64(
      `{"x402Version":2,"__proto__":{"accepts":[${JSON.stringify(terms)}]},"constructor":{"prototype":{"accepts":[]}}}`,
    ),
  ),
]
