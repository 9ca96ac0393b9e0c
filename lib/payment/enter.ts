import type { ReasonCode } from '@/lib/x402/reason'
import type { createAsk } from './ask'
import type { Considered } from './consider'
import { createFindSignIn, type FoundSignIn } from './find-sign-in'
import type { Parts } from './journey'
import type { Judged } from './judge'
import type { Question } from './question'
import type { Sighting } from './sighting'
import type { SignInRoom } from './sign-in'

/** What became of looking for a way in without paying. */
type Entered =
  | Exclude<Considered, { kind: 'armed' }>
  /** The decision stands; why no sign-in was made, where one was offered. */
  | {
      kind: 'go-on'
      signIn: Question['signIn']
      because: ReasonCode | null
    }

/**
 * A page that was bought, or that sells nothing, is opened by a sign-in where
 * its seller takes one: under a rule at once, else at a person's word. A live
 * authorisation is presented first, and what answers a payment is told.
 */
export function createEnter(
  parts: Parts,
  room: SignInRoom,
  ask: ReturnType<typeof createAsk>['ask'],
) {
  const findSignIn = createFindSignIn(parts)

  async function askWhether(
    sighting: Sighting,
    found: Extract<FoundSignIn, { kind: 'offered' }>,
    { previous }: Judged,
  ) {
    const { terms, address, purchase } = found
    return await ask(sighting, purchase ? 'paid-before' : 'sign-in', {
      previous: previous ?? purchase,
      signIn: {
        kind: 'offered',
        requestKey: sighting.questionId,
        ...{ terms, address },
        purchaseId: purchase?.id ?? null,
      },
    })
  }

  return async function enter(
    sighting: Sighting,
    judged: Judged,
    wallet: 'none' | 'locked' | 'unlocked',
  ): Promise<Entered> {
    const isOnly = judged.because === 'SIGN_IN_ONLY'
    const found = isFree(judged, isOnly) ? await findSignIn(sighting) : null
    if (!found) return { kind: 'go-on', signIn: null, because: null }
    let because: ReasonCode
    if (found.kind === 'offered') {
      const { terms, address, purchase, ruleId } = found
      // A purchase has offers to fall back to; a bare sign-in has its question.
      if (ruleId === null || wallet !== 'unlocked')
        return await askWhether(sighting, found, judged)
      const signed = await room.make({
        requestKey: sighting.questionId,
        site: sighting.site,
        target: sighting.target,
        ...{ terms, address, ruleId },
        purchaseId: purchase?.id ?? null,
      })
      if (signed.ok) {
        const { signInId, fragment } = signed
        return { kind: 'sign-in', signInId, fragment }
      }
      because = signed.because
    } else because = found.because
    if (isOnly && judged.decision.kind === 'refuse')
      return { kind: 'leave', because }
    return {
      kind: 'go-on',
      signIn: { kind: 'refused', because },
      because: isOnly ? because : null,
    }
  }
}

/** Nothing else comes before a sign-in. */
function isFree({ decision, isAnswer }: Judged, isOnly: boolean): boolean {
  if (isAnswer || decision.kind === 'present') return false
  return (
    decision.kind !== 'refuse' ||
    (isOnly && decision.because === 'SIGN_IN_ONLY')
  )
}
