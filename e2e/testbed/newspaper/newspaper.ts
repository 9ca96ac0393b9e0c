import { startHost } from '../http/host.ts'
import { respondGoods } from '../sellers/goods.ts'
import { freshAddress, type Market, type Seller } from '../sellers/seller.ts'

/** The Daily Tuppence: a small newspaper with honest prices. */
export async function startNewspaper(_market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const host = await startHost('newspaper', (request, response) =>
    respondGoods(request, response, 'The Daily Tuppence'),
  )
  return { ...host, payTo }
}
