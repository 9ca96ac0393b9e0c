import type { RouteConfig } from '@x402/core/server'
import {
  createSIWxResourceServerExtension,
  declareSIWxExtension,
  InMemorySIWxStorage,
} from '@x402/extensions/sign-in-with-x'
import express from 'express'
import { type HostRequest, startHost } from '../http/host.ts'
import { echoOf, respondAsset, respondGoods } from './goods.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'
import { middlewareOf, resourceServer } from './v2-middleware.ts'

/** A seller that lets in by signature, and what it says of each try. */
export type SiwxSeller = Seller & {
  /** `access_granted`, `validation_failed: …`, `nonce_reused`, oldest first. */
  events: string[]
  /** Forgets who bought, as a restart of the reference server does. */
  forget: () => void
}

const network = 'eip155:84532'

/** The reference middleware with its sign-in-with-x extension. */
export async function startSiwxSeller(market: Market): Promise<SiwxSeller> {
  const payTo = freshAddress()
  const events: string[] = []
  const app = express()
  app.disable('x-powered-by')
  const host = await startHost('siwx', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  let bought = new InMemorySIWxStorage()
  const nonces = new Set<string>()
  // Its origin is known only now that it listens.
  app.use(
    await middleware(market, payTo, {
      origin: host.origin,
      storage: {
        hasPaid: (path, address) => bought.hasPaid(path, address),
        recordPayment: (path, address) => bought.recordPayment(path, address),
        hasUsedNonce: (nonce) => nonces.has(nonce),
        recordNonce: (nonce) => void nonces.add(nonce),
      },
      onEvent: (event) => {
        const { type } = event
        if (type === 'payment_recorded') return
        const why = 'error' in event && event.error ? `: ${event.error}` : ''
        events.push(`${type}${why}`)
      },
    }),
  )
  app.use((request, response) => {
    const asked = request as unknown as HostRequest
    if (request.path.startsWith('/api/')) response.json(echoOf(asked))
    else respondGoods(asked, response, `Goods at ${request.path}`)
  })
  const forget = () => {
    bought = new InMemorySIWxStorage()
  }
  return { ...host, payTo, events, forget }
}

async function middleware(
  market: Market,
  payTo: string,
  options: Parameters<typeof createSIWxResourceServerExtension>[0],
) {
  const resources = resourceServer(market)
  resources.registerExtension(createSIWxResourceServerExtension(options))
  return await middlewareOf(resources, routes(payTo))
}

function routes(payTo: string): Record<string, RouteConfig> {
  const statement = 'Open again what you bought here.'
  const accepts = [{ scheme: 'exact', network, price: '$0.01', payTo } as const]
  const priced: RouteConfig = {
    accepts,
    extensions: declareSIWxExtension({ statement, expirationSeconds: 300 }),
  }
  const membersOnly: RouteConfig = {
    accepts: [],
    extensions: declareSIWxExtension({
      statement: 'Show that you are a member.',
      network,
      expirationSeconds: 300,
    }),
  }
  return {
    'GET /articles/otters': priced,
    'GET /articles/ferries': priced,
    'GET /api/quote': priced,
    'POST /api/echo': priced,
    'GET /articles/members': membersOnly,
    'GET /api/members': membersOnly,
  }
}
