import express from 'express'
import type { Address } from 'viem'
import type { RoutesConfig } from 'x402/types'
import { paymentMiddleware } from 'x402-express'
import { type HostRequest, startHost } from '../http/host.ts'
import { respondAsset, respondGoods } from './goods.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'

type Network = 'base-sepolia' | 'base'

const priced = (price: string, network: Network, description?: string) => ({
  ...{ price, network },
  config: {
    // The default of 60 s leaves little time to read a question.
    maxTimeoutSeconds: 300,
    ...(description && { description }),
  },
})

const routes: RoutesConfig = {
  'GET /api/quote': priced('$0.01', 'base-sepolia', 'One quote'),
  'GET /api/cheap': priced('$0.001', 'base-sepolia'),
  'POST /api/echo': priced('$0.01', 'base-sepolia'),
  'GET /api/on/8453': priced('$0.01', 'base'),
  'GET /articles/otters': priced('$0.01', 'base-sepolia', 'Otters return'),
  'GET /articles/ferries': priced('$0.05', 'base'),
}

/** The reference middleware of x402 v1, with its paywall page. */
export async function startV1Seller(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const app = express()
  app.disable('x-powered-by')
  app.use(sellV1(market, payTo, routes))
  app.use((request, response) => {
    const { path } = request
    respondGoods(
      request as unknown as HostRequest,
      response,
      `Goods at ${path}`,
    )
  })
  const host = await startHost('v1', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  return { ...host, payTo }
}

/** v1 middleware for a table of prices. */
export function sellV1(
  { facilitatorUrl }: Market,
  payTo: Address,
  table: RoutesConfig,
) {
  const url = facilitatorUrl as `${string}://${string}`
  return paymentMiddleware(payTo, table, { url })
}
