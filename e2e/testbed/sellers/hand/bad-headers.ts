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
  ...[[], null, true, 402, 'pay me', ['x402Version', 2]].map((value) => {
    const kind = Array.isArray(value)
      ? `array-of-${value.length}`
      : value === null
        ? 'null'
        : typeof value
    return refused(`json-${kind}`, 'not an object', () => encode(value))
  }),
  refused('version-missing', 'no version', (given) => {
    const { x402Version: _, ...challenge } = honest(given)
    return encode(challenge)
  }),
  ...[3, 0, -2, 2.5, true, null, [2], { v: 2 }, 'two'].map((x402Version) =>
    refused(`version-${slug(x402Version)}`, 'unknown version', (given) =>
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

function slug(value: unknown): string {
  const words = JSON.stringify(value).replaceAll(/[^a-z0-9]+/gi, '-')
  return (
    words.replaceAll(/^-+|-+$/g, '') + (Number(value) < 0 ? '-negative' : '')
  )
}
