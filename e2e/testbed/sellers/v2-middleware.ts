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
  { facilitatorUrl, networks }: Market,
  payTo: string,
  prices: V2Prices,
  paywall?: PaywallProvider,
) {
  const facilitator = new HTTPFacilitatorClient({ url: facilitatorUrl })
  const resourceServer = new x402ResourceServer(facilitator)
  const scheme = exactScheme(networks)
  for (const { network } of networks) resourceServer.register(network, scheme)
  const server = new x402HTTPResourceServer(
    resourceServer,
    routeConfigs(payTo, prices),
  )
  await server.initialize()
  return paymentMiddlewareFromHTTPServer(
    server,
    { appName: 'Test bed' },
    paywall,
    false,
  )
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
