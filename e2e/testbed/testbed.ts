import { startChain, type TestChain } from './chains/chain.ts'
import {
  type Facilitator,
  startFacilitator,
} from './facilitator/facilitator.ts'
import type { Host } from './http/host.ts'
import { startNewspaper } from './newspaper/newspaper.ts'
import { type PagesHost, startPagesHost } from './pages/pages-host.ts'
import { startRecorder } from './pages/recorder.ts'
import { type HandSeller, startHandSeller } from './sellers/hand-seller.ts'
import { startHonoSeller } from './sellers/hono-seller.ts'
import { startNumberedSeller } from './sellers/numbered-seller.ts'
import { startPermit2Seller } from './sellers/permit2-seller.ts'
import type { Market, Seller } from './sellers/seller.ts'
import {
  type SigningSeller,
  startSigningSeller,
} from './sellers/signing-seller.ts'
import { type SiwxSeller, startSiwxSeller } from './sellers/siwx-seller.ts'
import { startV1Seller } from './sellers/v1-seller.ts'
import { startV2Seller } from './sellers/v2-seller.ts'

/** Everything a wallet can meet, running on this machine. */
export type Testbed = {
  /** By chain id; Base Sepolia (84532) and Base (8453) always. */
  chains: Chains
  facilitator: Facilitator
  sellers: {
    /** `@x402/express`: v2, API and HTML. */
    v2: Seller
    /** `@x402/hono`: v2. */
    hono: Seller
    /** `x402-express`: v1, API and HTML. */
    v1: Seller
    /** `@x402/express`: exact by Permit2 and upto, sponsored or not. */
    permit2: Seller
    /** `@x402/express` with `@x402/extensions`: lets in by signature. */
    siwx: SiwxSeller
    /** `@x402/express` with `@x402/extensions`: signs prices and receipts. */
    signing: SigningSeller
    /** `@x402/express` with payment-identifier, and one charged upfront. */
    numbered: Seller
    /** Written by hand: dialects, outcomes, bad challenges, bare 402s. */
    hand: HandSeller
    /** Sells nothing and logs everything. */
    recorder: Host
    /** Bare, hostile and measuring pages. */
    pages: PagesHost
  }
  /** The Daily Tuppence. */
  newspaper: Seller
  /** So many more hand-written sellers; they close with the bed. */
  openShops: (count: number) => Promise<Seller[]>
  stop: () => Promise<void>
}

/** The chains that always run, and whichever others were asked for. */
type Chains = Record<84532 | 8453, TestChain> & Record<number, TestChain>

/** What a caller may ask of the bed. */
export type TestbedOptions = {
  /** Chains beside Base Sepolia and Base; see `chains/networks.ts`. */
  chainIds?: readonly number[]
}

/** Start the whole bed on free ports; well under three seconds. */
export async function startTestbed({
  chainIds = [],
}: TestbedOptions = {}): Promise<Testbed> {
  const stops: (() => Promise<void>)[] = []
  const keep = async <Part extends { stop: () => Promise<void> }>(
    starting: Promise<Part>,
  ): Promise<Part> => {
    const part = await starting
    stops.push(part.stop)
    return part
  }
  const stop = async () => {
    await Promise.all(stops.splice(0).map((end) => end()))
  }
  try {
    const wanted = [...new Set([84532, 8453, ...chainIds])]
    const running = await Promise.all(wanted.map((id) => keep(startChain(id))))
    const facilitator = await keep(startFacilitator(running))
    const facilitatorUrl = facilitator.origin
    const market: Market = { facilitatorUrl, networks: running }
    const [v2, hono, v1, permit2, siwx, signing, recorder, pages, newspaper] =
      await Promise.all([
        keep(startV2Seller(market)),
        keep(startHonoSeller(market)),
        keep(startV1Seller(market)),
        keep(startPermit2Seller(market)),
        keep(startSiwxSeller(market)),
        keep(startSigningSeller(market)),
        keep(startRecorder()),
        keep(startPagesHost(market)),
        keep(startNewspaper(market)),
      ])
    const hand = await keep(startHandSeller(market, recorder.origin))
    const numbered = await keep(startNumberedSeller(market))
    const chains = Object.fromEntries(
      running.map((chain) => [chain.chainId, chain]),
    ) as Chains
    const sellers = {
      ...{ v2, hono, v1, permit2, siwx, signing, numbered, hand },
      ...{ recorder, pages },
    }
    const openShops = (count: number) =>
      Promise.all(
        Array.from({ length: count }, () =>
          keep(startHandSeller(market, recorder.origin)),
        ),
      )
    return { chains, facilitator, sellers, newspaper, openShops, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
