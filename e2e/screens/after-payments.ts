import { expect } from '@playwright/test'
import type { Wallet } from '../harness/wallet.ts'

type Sum = { amount: string }

/**
 * Waits until all of the (at most ten) payments are answered and the icons have
 * added them up: the last thing done after a payment, behind what is learnt of
 * its price. The page has its own answer well before.
 */
export async function afterPayments(wallet: Wallet): Promise<void> {
  const sumOf = (all: readonly Sum[]) =>
    all.reduce((sum, { amount }) => sum + BigInt(amount), 0n)
  const state = async () => {
    const rows = await wallet.history()
    const added = await wallet.page.evaluate(async () =>
      Object.entries(await chrome.storage.session.get(null))
        .filter(([key]) => key.startsWith('tabFacts/'))
        .flatMap(([, item]) => (item as { row: { paid: Sum[] } }).row.paid),
    )
    const delivered = rows.filter(({ status }) => status === 'delivered')
    return {
      open: rows.filter(({ status }) => /working|unknown/.test(status)).length,
      missing: sumOf(delivered) - sumOf(added),
    }
  }
  await expect.poll(state).toEqual({ open: 0, missing: 0n })
}
