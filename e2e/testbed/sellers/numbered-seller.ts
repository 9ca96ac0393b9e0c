import type { OutgoingHttpHeaders } from 'node:http'
import {
  declarePaymentIdentifierExtension,
  extractAndValidatePaymentIdentifier,
  validatePaymentIdentifierRequirement,
} from '@x402/extensions/payment-identifier'
import express, { type RequestHandler } from 'express'
import { type HostRequest, startHost } from '../http/host.ts'
import { respondAsset, respondGoods } from './goods.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'
import { sellV2 } from './v2-middleware.ts'

const numbered = (required: boolean) => ({
  price: '$0.01',
  extensions: {
    'payment-identifier': declarePaymentIdentifierExtension(required),
  },
})

/** What was answered to a payment, by its number. */
type Kept = {
  header: string
  status: number
  headers: OutgoingHttpHeaders
  body: unknown
}

/**
 * The reference middleware behind the rules of payment-identifier: the same
 * number and payload get the answer that was kept, another payload 409, and
 * none where one is required 400. `?lose` loses the first answer on its way.
 */
export async function startNumberedSeller(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const app = express()
  app.disable('x-powered-by')
  app.use(keepAnswers())
  app.use(
    await sellV2(market, payTo, {
      'GET /numbered/required': numbered(true),
      'GET /numbered/optional': numbered(false),
      'GET /upfront/broken': {
        price: '$0.01',
        extra: { paymentFlow: 'upfront' },
      },
    }),
  )
  app.get('/upfront/broken', (_request, response) => {
    response.status(500).json({ error: 'the printer is on fire' })
  })
  app.use((request, response) =>
    respondGoods(
      request as unknown as HostRequest,
      response,
      `Goods at ${request.path}`,
    ),
  )
  const host = await startHost('numbered', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  return { ...host, payTo }
}

function keepAnswers(): RequestHandler {
  const kept = new Map<string, Kept>()
  return (request, response, next) => {
    const header = request.headers['payment-signature']
    if (typeof header !== 'string' || !request.path.startsWith('/numbered/'))
      return next()
    const payload = JSON.parse(Buffer.from(header, 'base64').toString('utf8'))
    const isRequired = request.path.endsWith('/required')
    const { id } = extractAndValidatePaymentIdentifier(payload)
    if (!validatePaymentIdentifierRequirement(payload, isRequired).valid)
      return void response.status(400).json({ error: 'no payment identifier' })
    if (id === null) return next()
    const before = kept.get(id)
    if (before && before.header !== header)
      return void response.status(409).json({ error: 'another payment' })
    if (before)
      return void response
        .status(before.status)
        .set(before.headers as Record<string, string>)
        .send(before.body)

    const end = response.end.bind(response)
    response.end = ((body: unknown, ...rest: []) => {
      const { statusCode: status } = response
      if (status >= 400) return end(body, ...rest)
      kept.set(id, { header, status, headers: response.getHeaders(), body })
      return 'lose' in request.query ? response.destroy() : end(body, ...rest)
    }) as typeof response.end
    next()
  }
}
