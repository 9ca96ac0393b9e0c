import type { OutgoingHttpHeaders } from 'node:http'
import { respondHtml, respondJson } from '../../http/respond.ts'
import { wantsPage } from '../goods.ts'
import type { Dialect } from './dialects.ts'
import { pricePage } from './price-page.ts'
import { challengeOf, encode, v1ChallengeOf, v1Terms } from './terms.ts'
import type { Visit } from './visit.ts'

// A paywall's page for browsers, JSON for the rest, headers for all.
const say = (
  { request, response, url }: Visit,
  headers: OutgoingHttpHeaders,
  paywall: Record<string, unknown>,
  body: unknown = {},
): void => {
  const page = { amount: 0.01, testnet: true, currentUrl: url, ...paywall }
  if (wantsPage(request)) respondHtml(response, 402, pricePage(page), headers)
  else respondJson(response, 402, body, headers)
}

/** Prices that are said twice: in a header and a page, or in both versions. */
export const saidTwice: Record<string, Dialect> = {
  'v2-html-header': (visit, error) => {
    const paymentRequired = challengeOf(visit.url, visit.terms, error)
    const headers = { 'PAYMENT-REQUIRED': encode(paymentRequired) }
    say(visit, headers, { paymentRequired })
  },
  'v1-html-header': (visit, error) => {
    const v1 = v1ChallengeOf(visit.url, visit.terms, error)
    const headers = { 'X-PAYMENT-REQUIRED': encode(v1) }
    say(visit, headers, { paymentRequirements: v1.accepts }, v1)
  },
  'both-header-body': (visit, error) => {
    const v2 = challengeOf(visit.url, visit.terms, error)
    const v1 = v1ChallengeOf(visit.url, visit.terms, error)
    respondJson(visit.response, 402, v1, { 'PAYMENT-REQUIRED': encode(v2) })
  },
  'both-headers': (visit, error) => {
    const v2 = challengeOf(visit.url, visit.terms, error)
    const v1 = v1ChallengeOf(visit.url, visit.terms, error)
    say(
      visit,
      { 'X-PAYMENT-REQUIRED': encode(v1), 'PAYMENT-REQUIRED': encode(v2) },
      {},
    )
  },
  'both-body': ({ response, url, terms }, error) => {
    const v2 = challengeOf(url, terms, error)
    const accepts = [v1Terms(url, terms), terms]
    respondJson(response, 402, { ...v2, accepts })
  },
}
