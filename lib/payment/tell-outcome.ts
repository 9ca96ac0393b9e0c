import type { Parts } from './journey'
import type { Payment } from './payment'
import { maxRawChars, type Question, questionLifeMs } from './question'

/** Tells the person what became of a payment whose page did not come. */
export function createTellOutcome({
  questions,
  approver,
  presenter,
  clock,
}: Parts) {
  return async function tellOutcome(payment: Payment): Promise<void> {
    const tabId = await presenter.tabOf(payment.id)
    if (tabId === null) return
    const nowMs = clock.nowMs()
    const id = `outcome:${payment.id}`
    const question: Question = {
      id,
      groupId: id,
      stop: null,
      signIn: null,
      target: {
        tabId,
        documentId: '',
        kind: 'open',
        method: payment.method,
        url: payment.url,
        callId: null,
      },
      site: payment.site,
      title: payment.title,
      bodyHash: '',
      evidence: payment.terms.evidence,
      challenge: null,
      because: null,
      hash: payment.digest,
      needsProof: false,
      raw: (payment.receipt?.raw ?? '').slice(0, maxRawChars),
      state: 'outcome',
      previousId: payment.id,
      approved: null,
      createdAtMs: nowMs,
      expiresAtMs: nowMs + questionLifeMs,
    }
    await questions.put(question)
    approver.changed()
    await approver.show(question)
  }
}
