import { isDeepStrictEqual } from 'node:util'
import type { Address } from 'viem'
import { respondJson } from '../../http/respond.ts'
import { otherOffers } from './named.ts'
import { deliver } from './outcomes.ts'
import { challengeOf, encode, type Terms, termsOn } from './terms.ts'
import { readPayment, reasonToRefuse, type Visit } from './visit.ts'

/** Challenges said since the start: what `turns` turns round. */
let said = 0

/** What is offered beside the honest terms, by the name of the route. */
const manners: Record<string, (honest: Terms[]) => unknown[]> = {
  plain: (honest) => honest,
  // Every answer has them in another order than the one before.
  turns: (honest) => (said++ % 2 === 0 ? honest : honest.toReversed()),
  // Between offers no wallet can pay.
  beside: (honest) => {
    const [first] = honest
    if (!first) return []
    const token = '0x1111111111111111111111111111111111111111'
    return [
      { ...first, asset: token },
      ...honest,
      otherOffers.solana?.(first),
      { ...first, scheme: 'deferred' },
      'nonsense',
    ]
  },
}

/**
 * Sells on Base Sepolia or on Base, as the buyer likes: 0.01, or `?amount=`.
 * False: no route of that name.
 */
export async function sellOnEither(
  visit: Visit,
  payTo: Address,
  name: string,
): Promise<boolean> {
  const manner = manners[name]
  if (!manner) return false
  const { request, response, url, market } = visit
  const honest = market.networks
    .filter(({ chainId }) => chainId === 84532 || chainId === 8453)
    .sort((a, b) => b.chainId - a.chainId)
    .map((network) => termsOn(network, payTo, visit.terms.amount))
  const ask = (error?: string) => {
    const [first] = honest
    if (!first) throw new Error('Neither Base nor Base Sepolia is there.')
    const challenge = challengeOf(url, first, error)
    const accepts = manner(honest)
    const header = encode({ ...challenge, accepts })
    respondJson(response, 402, {}, { 'PAYMENT-REQUIRED': header })
  }
  const payment = readPayment(request)
  const terms = honest.find((one) => isDeepStrictEqual(one, payment?.accepted))
  if (!payment || !terms) ask(payment && 'No matching payment requirements')
  else {
    const agreed = { ...visit, terms }
    const refusal = await reasonToRefuse(agreed, payment)
    if (refusal) ask(refusal)
    else await deliver(agreed, payment, () => ask())
  }
  return true
}
