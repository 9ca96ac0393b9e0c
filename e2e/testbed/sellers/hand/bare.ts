import { respondHtml, respondJson } from '../../http/respond.ts'
import type { Visit } from './visit.ts'

/** 402s of sites that have never heard of x402: a wallet must not stir. */
export const bareAnswers: Record<string, (visit: Visit) => void> = {
  html: ({ response }) =>
    respondHtml(
      response,
      402,
      '<!doctype html><title>Subscription lapsed</title><h1>Your subscription has lapsed</h1><p>Please update your card to go on reading.</p>',
    ),
  json: ({ response }) =>
    respondJson(response, 402, {
      error: { type: 'card_error', code: 'declined' },
    }),
  'json-accepts': ({ response }) =>
    respondJson(response, 402, { error: 'unpaid', accepts: ['visa', 'giro'] }),
  problem: ({ response }) =>
    respondJson(
      response,
      402,
      { type: 'about:blank', title: 'Payment Required', status: 402 },
      { 'content-type': 'application/problem+json' },
    ),
  'sign-in': ({ response }) =>
    respondJson(
      response,
      402,
      { error: 'sign in to see your bill' },
      { 'WWW-Authenticate': 'Basic realm="Payment id=7, and more"' },
    ),
  bearer: ({ response }) =>
    respondJson(
      response,
      402,
      { error: 'plan expired' },
      { 'WWW-Authenticate': 'Bearer realm="api", error="payment_required"' },
    ),
  text: ({ response }) =>
    void response
      .writeHead(402, { 'content-type': 'text/plain' })
      .end('Payment required'),
  // What `If-Match` gets where the entity has changed.
  precondition: ({ response }) =>
    respondJson(response, 412, { error: 'it was changed meanwhile' }),
  // As much as a browser takes of one answer's headers.
  heavy: ({ response }) => {
    const price = 'x'.repeat(32_768)
    const headers = Array.from({ length: 7 }, () => price)
    response.writeHead(402, { 'PAYMENT-REQUIRED': headers }).end()
  },
  empty: ({ response }) => void response.writeHead(402).end(),
}
