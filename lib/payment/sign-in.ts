import { checkSignIn } from '@/lib/x402/extensions/sign-in-with-x/read'
import { writeSignIn } from '@/lib/x402/extensions/sign-in-with-x/write'
import type { ReasonCode } from '@/lib/x402/reason'
import { newId } from './ids'
import type { Parts } from './journey'
import type { Answer } from './ledger-port'
import { reasonOf } from './pay-reason'
import type { Target } from './ports'
import { type SignIn, signInPrefix } from './sign-in-port'

/** What is signed, for which request, and who decided. */
type Order = Pick<
  SignIn,
  'requestKey' | 'site' | 'address' | 'terms' | 'purchaseId' | 'ruleId'
> & { target: Target }

/** `ok`: the header waits for its one request; set it off with `go`. */
export type SignedIn =
  | { ok: true; signInId: string; fragment: string | null }
  | { ok: false; because: ReasonCode }

/** What of signing in the rest of the journey uses. */
export type SignInRoom = ReturnType<typeof createSignIn>

/** Write, then sign, then hand over, as for a payment; no money moves. */
export function createSignIn(parts: Parts) {
  const { signIns, vault, presenter, clock, random, checkpoint } = parts

  async function make(order: Order): Promise<SignedIn> {
    const { target, ...what } = order
    const nowMs = clock.nowMs()
    const { terms } = what
    const checked = checkSignIn(terms, { url: target.url, nowMs })
    if (!checked.ok) return checked
    const id = `${signInPrefix}${newId(nowMs, random)}`
    const added = await signIns.add({
      ...what,
      id,
      seller: new URL(target.url).origin,
      method: target.method,
      url: target.url,
      createdAtMs: nowMs,
      outcome: 'none',
    })
    if (!added.ok) return added
    await checkpoint('afterSignInKept')
    const signature = await vault.signSignIn(id)
    await checkpoint('afterSignIn')
    const prepared = presenter.prepare(id, target)
    try {
      const header = writeSignIn(terms, what.address, signature)
      const { fragment } = await prepared.arm(header)
      await checkpoint('afterSignInArmed')
      return { ok: true, signInId: id, fragment }
    } catch (error) {
      await prepared.forget()
      throw error
    }
  }

  return {
    /** Signs in on checked terms: one record, one signature, one header. */
    async make(order: Order): Promise<SignedIn> {
      try {
        return await make(order)
      } catch (error) {
        return { ok: false, because: reasonOf(error) }
      }
    },

    /** Keeps what a sign-in came to. */
    async answered(id: string, answer: Answer): Promise<void> {
      const { delivery, status } = answer
      const outcome =
        delivery === 'ok' ? 'ok' : status === 402 ? 'refused' : 'unknown'
      await signIns.answered(id, outcome, clock.nowMs())
      parts.approver.changed()
    },
  }
}
