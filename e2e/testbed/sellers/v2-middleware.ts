import {
  HTTPFacilitatorClient,
  type PaywallProvider,
  type RouteConfig,
} from '@x402/core/server'
import { ExactEvmScheme } from '@x402/evm/exact/server'
import {
  paymentMiddlewareFromHTTPServer,
  x402HTTPResourceServer,
  x402ResourceServer,
} from '@x402/express'
import type { BedNetwork } from '../chains/networks.ts'
import type { Market } from './seller.ts'

type Network = BedNetwork['network']

/** `METHOD /path` and its price in dollars, on Base Sepolia unless said. */
export type V2Prices = Record<
  string,
  {
    price: string
    on?: Network | Network[]
    description?: string
    extra?: Record<string, unknown>
    extensions?: Record<string, unknown>
  }
>

/**
 * The reference middleware for a table of prices, ready when it resolves.
 * Browsers see its built-in page, or that of `paywall`.
 */
export async function sellV2(
  market: Market,
  payTo: string,
  prices: V2Prices,
  paywall?: PaywallProvider,
) {
  const resources = resourceServer(market)
  return await middlewareOf(resources, routeConfigs(payTo, prices), paywall)
}

/** The reference's resource server, which takes `exact` on every network. */
export function resourceServer({
  facilitatorUrl,
  networks,
}: Market): x402ResourceServer {
  const resources = new x402ResourceServer(
    new HTTPFacilitatorClient({ url: facilitatorUrl }),
  )
  const scheme = exactScheme(networks)
  for (const { network } of networks) resources.register(network, scheme)
  return resources
}

/** The reference's HTTP side of it, ready when it resolves. */
export async function httpServer(
  resources: x402ResourceServer,
  routes: Record<string, RouteConfig>,
): Promise<x402HTTPResourceServer> {
  const server = new x402HTTPResourceServer(resources, routes)
  await server.initialize()
  return server
}

/** The reference middleware for these routes, for express. */
export async function middlewareOf(
  resources: x402ResourceServer,
  routes: Record<string, RouteConfig>,
  paywall?: PaywallProvider,
) {
  const server = await httpServer(resources, routes)
  const options = { appName: 'Test bed' }
  return paymentMiddlewareFromHTTPServer(server, options, paywall, false)
}

// The package has no default token on some of our networks (Amoy).
function exactScheme(networks: readonly BedNetwork[]): ExactEvmScheme {
  return new ExactEvmScheme().registerMoneyParser(moneyParser(networks))
}

/** Dollars to atomic units of a network's USDC, as the schemes ask for it. */
export const moneyParser =
  (networks: readonly BedNetwork[]) =>
  async (dollars: number | string, network: string) => {
    const token = networks.find((known) => known.network === network)?.token
    if (!token) return null
    const amount = `${Math.round(Number(dollars) * 1e6)}`
    const { address: asset, name, version } = token
    return { asset, amount, extra: { name, version } }
  }

function routeConfigs(
  payTo: string,
  prices: V2Prices,
): Record<string, RouteConfig> {
  const configs: Record<string, RouteConfig> = {}
  for (const [route, offer] of Object.entries(prices)) {
    const { price, on = 'eip155:84532', description } = offer
    const { extra, extensions } = offer
    configs[route] = {
      accepts: [on].flat().map((network) => ({
        ...{ scheme: 'exact', network, price, payTo },
        ...(extra && { extra }),
      })),
      ...(description && { description }),
      ...(extensions && { extensions }),
    }
  }
  return configs
}
