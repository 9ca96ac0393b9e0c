import type { Wallet } from '../harness/wallet.ts'

/**
 * Writes delivered payments into the wallet's own store, from a page of the
 * extension; the newest one last, `apartMs` after the one before, now.
 */
export async function fillLedger(
  wallet: Wallet,
  count: number,
  apartMs = 60_000,
): Promise<void> {
  // The store is made when it is first read.
  await wallet.history()
  await wallet.page.evaluate(
    async ([count, apartMs]) => {
      const word = (n: number) => `0x${n.toString(16).padStart(64, '0')}`
      const address = (n: number) => `0x${n.toString(16).padStart(40, '0')}`
      const from = Date.now() - (count - 1) * apartMs
      const site = 'https://news.example.com'
      const payTo = address(77)
      const payments = Array.from({ length: count }, (_, n) => ({
        id: `filled-${String(n).padStart(6, '0')}`,
        purchaseKey: `purchase-${n}`,
        requestKey: `request-${n}`,
        decidedBy: { kind: 'you' },
        kind: 'open',
        site,
        seller: site,
        method: 'GET',
        url: `${site}/stories/${n}`,
        title: `Story ${n}`,
        intent: {
          scheme: 'exact',
          method: 'eip3009',
          network: 'eip155:8453',
          asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
          from: address(1),
          to: payTo,
          value: String(10_000 + n),
          validAfter: '0',
          validBefore: String(Math.floor(from / 1000) + 300),
          nonce: word(n + 1),
          details: {},
        },
        digest: word(n + 1),
        alsoSigned: [],
        terms: {
          version: 2,
          accepted: {},
          resource: null,
          extensions: null,
          evidence: 'header',
        },
        state: 'HANDED',
        delivery: 'ok',
        deliveryCode: null,
        status: 200,
        receipt: null,
        presents: 1,
        createdAtMs: from + n * apartMs,
        changedAtMs: from + n * apartMs,
        keys: { request: `request-${n}`, recipient: [site, payTo] },
      }))
      await new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tuppence-ledger')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const writing = opening.result.transaction('payments', 'readwrite')
          for (const payment of payments)
            writing.objectStore('payments').put(payment)
          writing.onerror = () => reject(writing.error)
          writing.oncomplete = () => {
            opening.result.close()
            resolve()
          }
        }
      })
    },
    [count, apartMs] as const,
  )
}
