import type { Offer } from '@/lib/schemes/offer'
import { type OnCorrupt, readPayment } from './record'
import type { ReadTransaction } from './transactions'

/** So many proven amounts make a habit. */
const enough = 10
/** Further back nobody looks: a question waits for it. */
const maxRows = 300

type Asked = {
  site: string
  seller: string
  offer: Pick<Offer, 'scheme' | 'method' | 'network' | 'token'>
}

/** The median of what a site's latest payments like this one came to. */
export async function usualIn(
  tx: ReadTransaction,
  { site, seller, offer }: Asked,
  onCorrupt: OnCorrupt,
): Promise<bigint | null> {
  const { scheme, method, network, token } = offer
  const asset = token.address.toLowerCase()
  const amounts: bigint[] = []
  const range = IDBKeyRange.bound([site], [site, []])
  const index = tx.objectStore('payments').index('site')
  let cursor = await index.openCursor(range, 'prev')
  for (let row = 0; cursor && row < maxRows && amounts.length < enough; row++) {
    const payment = readPayment(cursor.value, onCorrupt)
    const intent = payment?.intent
    if (
      payment?.proof?.kind === 'settled' &&
      payment.seller === seller &&
      intent?.scheme === scheme &&
      intent.method === method &&
      intent.network === network.id &&
      intent.asset.toLowerCase() === asset
    )
      amounts.push(BigInt(payment.proof.amount))
    cursor = await cursor.continue()
  }
  return median(amounts)
}

/** The middle one, or the lower of the middle two. */
function median(amounts: bigint[]): bigint | null {
  const sorted = amounts.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return sorted[(sorted.length - 1) >> 1] ?? null
}
