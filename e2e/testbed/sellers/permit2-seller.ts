import type { RouteConfig } from '@x402/core/server'
import { UptoEvmScheme } from '@x402/evm/upto/server'
import { setSettlementOverrides } from '@x402/express'
import {
  declareEip2612GasSponsoringExtension,
  declareErc20ApprovalGasSponsoringExtension,
} from '@x402/extensions'
import express from 'express'
import { type HostRequest, startHost } from '../http/host.ts'
import { respondAsset, respondGoods } from './goods.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'
import { middlewareOf, moneyParser, resourceServer } from './v2-middleware.ts'

/** What `upto` may take at most, and takes unless told, in atomic units. */
export const uptoMaximum = 100_000n
export const uptoUsual = 20_000n

const sponsors = {
  plain: () => ({}),
  sponsored: declareEip2612GasSponsoringExtension,
  approval: declareErc20ApprovalGasSponsoringExtension,
  brief: declareEip2612GasSponsoringExtension,
}

/**
 * `/api|articles/exact|upto/plain|sponsored|approval|brief`, on Base Sepolia;
 * `exact` costs 0.01, `upto` as much of 0.10 as `?charge=` says. `brief` is
 * sponsored and gives a payment ten seconds.
 */
export async function startPermit2Seller(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const app = express()
  app.disable('x-powered-by')
  app.use(await middleware(market, routesTo(payTo)))
  app.use((request, response) => {
    if (request.path.includes('/upto/')) {
      const amount = `${request.query.charge ?? uptoUsual}`
      setSettlementOverrides(response, { amount })
    }
    const title = `Goods at ${request.path}`
    respondGoods(request as unknown as HostRequest, response, title)
  })
  const host = await startHost('permit2', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  return { ...host, payTo }
}

async function middleware(market: Market, routes: Record<string, RouteConfig>) {
  const resources = resourceServer(market)
  const { networks } = market
  const upto = new UptoEvmScheme().registerMoneyParser(moneyParser(networks))
  for (const { network } of networks) resources.register(network, upto)
  return await middlewareOf(resources, routes)
}

function routesTo(payTo: string): Record<string, RouteConfig> {
  const terms = {
    ...({ network: 'eip155:84532', payTo } as const),
    extra: { assetTransferMethod: 'permit2' },
  }
  const routes: Record<string, RouteConfig> = {}
  for (const [sponsor, declare] of Object.entries(sponsors)) {
    const maxTimeoutSeconds = sponsor === 'brief' ? 10 : 300
    for (const kind of ['api', 'articles']) {
      for (const [scheme, price] of [
        ['exact', '$0.01'],
        ['upto', '$0.10'],
      ] as const) {
        routes[`/${kind}/${scheme}/${sponsor}`] = {
          accepts: [{ ...terms, scheme, price, maxTimeoutSeconds }],
          extensions: declare(),
        }
      }
    }
  }
  return routes
}
