import type { Page } from '@playwright/test'

/** The letters of a title: half the payments have the first, a quarter two. */
export const markedBy = 'qzjw'

/** What the newest of the payments is called. */
export const newestTitle = 'Otters return, part 0 '

/** Ten an hour: 100,000 go back a little more than a year. */
const apartMs = 6 * 60_000

/** Payments from the `from`th newest on, until there are `count` in all. */
type Fill = { count: number; from?: number; hasEvents?: boolean }

/**
 * Writes payments as they are when all is over into the wallet's own store,
 * from a page of the extension: proven on the chain, with what was agreed, the
 * seller's receipt and every event. The store has to be there.
 */
export async function fillHistory(
  page: Page,
  { count, from = 0, hasEvents = true }: Fill,
): Promise<void> {
  const nowMs = Date.now()
  for (let at = from; at < count; at += batch)
    await page.evaluate(writeRows, {
      from: at,
      to: Math.min(count, at + batch),
      apartMs,
      hasEvents,
      nowMs,
      markedBy,
      newestTitle,
    })
}

const batch = 2_500

/** Runs in the extension's page. */
async function writeRows(of: {
  from: number
  to: number
  apartMs: number
  hasEvents: boolean
  nowMs: number
  markedBy: string
  newestTitle: string
}): Promise<void> {
  const { from, to, apartMs, nowMs, newestTitle } = of
  const hex = (n: number, length: number) => {
    let text = ''
    for (let state = n + 1; text.length < length; ) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      text += state.toString(16).padStart(8, '0')
    }
    return text.slice(0, length)
  }
  const network = 'eip155:8453'
  const asset = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
  const payer = `0x${hex(-1, 40)}`
  const raw = btoa(JSON.stringify({ success: true, note: hex(7, 400) }))

  /** The `n`th newest payment. */
  const rowOf = (n: number) => {
    const createdAtMs = nowMs - 60_000 - n * apartMs
    const site = `https://paper-${n % 40}.example.com`
    const payTo = `0x${hex(n % 40, 40)}`
    const value = String(1_000 * (1 + (n % 50)))
    const transaction = `0x${hex(n + 500_000, 64)}`
    const marks = [2, 4, 8, 16].filter((each) => n % each === 0).length
    const url = `${site}/2026/11/stories-of-the-river/${n}`
    const id = `long-${String(n).padStart(7, '0')}`
    const validBefore = String(Math.floor(createdAtMs / 1000) + 300)
    // Sums are held against the payments of rules of the last month only.
    const isByRule = n % 3 === 0 && n * apartMs > 40 * 86_400_000
    const recipient = [site, payTo]
    return {
      id,
      purchaseKey: `purchase ${id}`,
      requestKey: `request ${id}`,
      decidedBy: isByRule
        ? { kind: 'rule', ruleId: `rule-${n % 40}` }
        : { kind: 'you' },
      kind: 'open',
      site,
      seller: site,
      method: 'GET',
      url,
      title: `${n === 0 ? newestTitle : `Otters return, part ${n} `}${of.markedBy.slice(0, marks)}`,
      intent: {
        scheme: 'exact',
        method: 'eip3009',
        network,
        asset,
        from: payer,
        to: payTo,
        value,
        validAfter: '0',
        validBefore,
        nonce: `0x${hex(n, 56)}${n.toString(16).padStart(8, '0')}`,
        details: {},
      },
      digest: `0x${hex(n + 900_000, 64)}`,
      alsoSigned: [],
      terms: {
        version: 2,
        accepted: {
          scheme: 'exact',
          network,
          asset,
          amount: value,
          payTo,
          maxTimeoutSeconds: 300,
          extra: { name: 'USD Coin', version: '2' },
        },
        resource: { url, description: 'A story', mimeType: 'text/html' },
        extensions: null,
        evidence: 'header',
      },
      state: 'SETTLED',
      delivery: 'ok',
      deliveryCode: null,
      status: 200,
      receipt: {
        success: true,
        transaction,
        network,
        payer,
        amount: null,
        error: null,
        raw,
      },
      presents: 1,
      proof: {
        kind: 'settled',
        transaction,
        block: String(38_000_000 - n),
        blockTimeMs: createdAtMs + 2_000,
        amount: value,
        submitter: payTo,
        confirmations: 70,
        atMs: createdAtMs + 150_000,
        nextAtMs: null,
        tries: 1,
      },
      isHidden: false,
      createdAtMs,
      changedAtMs: createdAtMs + 150_000,
      keys: {
        request: `request ${id}`,
        recipient,
        ...(isByRule && { rule: [`rule-${n % 40}`, createdAtMs] }),
      },
    }
  }

  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('tuppence-ledger')
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => resolve(opening.result)
  })
  const writing = db.transaction(['payments', 'events', 'meta'], 'readwrite')
  writing.objectStore('meta').put(nowMs, 'hwm')
  for (let n = from; n < to; n++) {
    const row = rowOf(n)
    writing.objectStore('payments').put(row)
    if (!of.hasEvents) continue
    for (const [kind, afterMs, detail] of [
      ['reserved', 0, ''],
      ['signed', 100, ''],
      ['presented', 120, '1'],
      ['answered', 900, '200'],
      ['settled', 150_000, row.receipt.transaction],
    ] as const)
      writing.objectStore('events').add({
        paymentId: row.id,
        atMs: row.createdAtMs + afterMs,
        kind,
        detail,
      })
  }
  await new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve()
    writing.onabort = () => reject(writing.error)
  })
  db.close()
}
