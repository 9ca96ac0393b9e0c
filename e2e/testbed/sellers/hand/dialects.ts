import type { OutgoingHttpHeaders } from 'node:http'
import { respondHtml, respondJson } from '../../http/respond.ts'
import { wantsPage } from '../goods.ts'
import { saidTwice } from './both.ts'
import { older } from './older.ts'
import { pricePage } from './price-page.ts'
import { type Challenge, challengeOf, encode, v1ChallengeOf } from './terms.ts'
import type { Visit } from './visit.ts'

/** Say the price of a visit; `error` is why an earlier payment was refused. */
export type Dialect = (visit: Visit, error?: string) => void

const header = (challenge: Challenge) => ({
  'PAYMENT-REQUIRED': encode(challenge),
  'Cache-Control': 'no-store',
})

// The reference way: header always, a page for browsers, `{}` for the rest.
const sayV2 = (
  visit: Visit,
  headers: OutgoingHttpHeaders,
  { page = pricePage(), status = 402 } = {},
): void => {
  const { request, response } = visit
  if (wantsPage(request)) respondHtml(response, status, page, headers)
  else respondJson(response, status, {}, headers)
}

// A v2 challenge in the reference way, bent first.
const bent =
  (bend: (challenge: Challenge, visit: Visit) => Challenge): Dialect =>
  (visit, error) => {
    const challenge = challengeOf(visit.url, visit.terms, error)
    sayV2(visit, header(bend(challenge, visit)))
  }

/** Ways of saying a price that a wallet should understand and pay. */
export const dialects: Record<string, Dialect> = {
  'v2-header': bent((challenge) => challenge),
  // The status of a seller by Permit2 that misses an allowance.
  'v2-precondition': (visit, error) =>
    sayV2(visit, header(challengeOf(visit.url, visit.terms, error)), {
      status: 412,
    }),
  'v2-html-window': ({ response, url, terms }, error) => {
    const paymentRequired = challengeOf(url, terms, error)
    const page = pricePage({ amount: 0.01, paymentRequired, currentUrl: url })
    respondHtml(response, 402, page)
  },
  'v2-html-bare': (visit, error) => {
    const challenge = challengeOf(visit.url, visit.terms, error)
    if (wantsPage(visit.request)) respondHtml(visit.response, 402, pricePage())
    else sayV2(visit, header(challenge))
  },
  'v2-body': ({ response, url, terms }, error) => {
    respondJson(response, 402, challengeOf(url, terms, error))
  },
  'v1-body': ({ response, url, terms }, error) => {
    respondJson(response, 402, v1ChallengeOf(url, terms, error))
  },
  'v1-html-window': ({ response, url, terms }, error) => {
    const { accepts } = v1ChallengeOf(url, terms, error)
    const page = { amount: 0.01, paymentRequirements: accepts, testnet: true }
    respondHtml(response, 402, pricePage({ ...page, currentUrl: url }))
  },
  'v2-base64url': (visit, error) => {
    const base64 = encode(unevenChallenge(visit, error))
    const value = base64.replaceAll('+', '-').replaceAll('/', '_')
    sayV2(visit, { 'PAYMENT-REQUIRED': value })
  },
  'v2-unpadded': (visit, error) => {
    const value = encode(unevenChallenge(visit, error)).replaceAll('=', '')
    sayV2(visit, { 'PAYMENT-REQUIRED': value })
  },
  'v2-raw-json': (visit, error) => {
    const challenge = challengeOf(visit.url, visit.terms, error)
    sayV2(visit, { 'PAYMENT-REQUIRED': JSON.stringify(challenge) })
  },
  'v2-x-header': (visit, error) => {
    const challenge = challengeOf(visit.url, visit.terms, error)
    sayV2(visit, { 'X-PAYMENT-REQUIRED': encode(challenge) })
  },
  'v2-cacheable': (visit, error) => {
    const challenge = challengeOf(visit.url, visit.terms, error)
    const value = encode(challenge)
    const headers = {
      'PAYMENT-REQUIRED': value,
      'Cache-Control': 'max-age=600',
    }
    sayV2(visit, headers)
  },
  'v2-version-string': bent((challenge) => ({
    ...{ ...challenge, x402Version: '2' },
  })),
  'v2-resource-missing': bent(({ resource: _, ...challenge }) => challenge),
  'v2-resource-string': bent((challenge, { url }) => ({
    ...{ ...challenge, resource: url.href },
  })),
  'v2-error-object': bent((challenge) => ({
    ...{ ...challenge, error: { code: 'payment_required' } },
  })),
  'v2-utf8': bent((challenge, { url }) => ({
    ...challenge,
    resource: { url: url.href, description: 'Otter – 水獺 – Fähre – 🦦' },
  })),
  'v2-internal-url': bent((challenge) => ({
    ...challenge,
    resource: { url: 'http://backend.internal:8080/goods', description: '' },
  })),
  'v2-extension': bent((challenge) => ({
    ...challenge,
    extensions: { bazaar: { info: { input: { q: 'otters' } }, schema: {} } },
  })),
  'v2-numbered': bent((challenge) => ({
    ...challenge,
    extensions: { 'payment-identifier': { info: { required: true } } },
  })),
  'v2-two-flows': bent((challenge, { terms }) => ({
    ...challenge,
    accepts: ['escrowed', 'upfront', undefined].map((paymentFlow) => ({
      ...terms,
      extra: { ...terms.extra, ...(paymentFlow && { paymentFlow }) },
    })),
  })),
  ...saidTwice,
  ...Object.fromEntries(
    Object.entries(older).map(([name, { challenge }]): [string, Dialect] => [
      name,
      (visit, error) =>
        respondJson(visit.response, 402, challenge(visit, error)),
    ]),
  ),
}

// A challenge whose base64 has a `+` or `/` in it and padding at its end, so
// that the variants of base64 really differ.
function unevenChallenge({ url, terms }: Visit, error?: string): Challenge {
  const challenge = challengeOf(url, terms, error)
  for (let description = '?>?>?>~~~'; ; description += ' ') {
    const uneven = { ...challenge, resource: { url: url.href, description } }
    const base64 = encode(uneven)
    if (/[+/].*=$/.test(base64)) return uneven
  }
}
