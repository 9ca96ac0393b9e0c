import { queryOptions } from '@tanstack/react-query'
import type { ExportRow } from '@/lib/export/row'
import { backgroundKey } from './queries'
import { wallet } from './wallet'

/** Most whole payments in one message. */
const wholeBatch = 500

/**
 * One payment with everything that is known of it; null when there is none.
 * `newerId` is the payment before it in the history, where it is quickly found.
 */
export function wholePaymentQuery(id: string, newerId: string | null) {
  return queryOptions({
    queryKey: [...backgroundKey, 'whole', id],
    queryFn: () => wholePayment(id, newerId),
  })
}

async function wholePayment(
  id: string,
  newerId: string | null,
): Promise<ExportRow | null> {
  const near = await wallet.exportRows({
    limit: 1,
    ...(newerId === null ? {} : { before: newerId }),
  })
  const [first] = near.rows
  if (first?.id === id) return first
  // The list has moved on since: look through all of it.
  for (let before: string | null | undefined; before !== null; ) {
    const page: { rows: ExportRow[]; next: string | null } =
      await wallet.exportRows({
        limit: wholeBatch,
        ...(before === undefined ? {} : { before }),
      })
    const found = page.rows.find((row) => row.id === id)
    if (found) return found
    before = page.next
  }
  return null
}
