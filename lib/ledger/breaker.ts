import type { Payment } from '@/lib/payment/payment'
import { shouldPause } from '@/lib/policy/breaker'
import { isCounted, isUndelivered } from './record'
import { dayMs } from './sums'
import { into, type WriteTransaction } from './transactions'

/**
 * Pauses the rule of a payment that came to nothing, where too many did in a
 * day. Call it after the payment's row was put in `tx`: one delivered since
 * does not count.
 */
export async function pauseUndeliveredIn(
  tx: WriteTransaction,
  payment: Payment,
): Promise<void> {
  const { decidedBy, changedAtMs } = payment
  if (decidedBy.kind === 'you') return
  if (!isUndelivered(payment) || !isCounted(payment)) return
  const { ruleId } = decidedBy
  const rules = tx.objectStore('rules')
  const [undelivered, rule] = await Promise.all([
    tx
      .objectStore('payments')
      .index('undelivered')
      .count(
        IDBKeyRange.bound([ruleId, changedAtMs - dayMs], [ruleId, []], true),
      ),
    rules.get(ruleId),
  ])
  // Its own choice of a pause stands. Pausing is not sealed, so needs no key.
  if (rule && rule.paused === null && shouldPause(undelivered))
    into(tx, 'rules').put({ ...rule, paused: 'UNDELIVERED' })
}
