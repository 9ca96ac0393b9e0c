import type { Decision } from '@/lib/policy/decide'
import type { Offer } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import { createAsk, hashOf } from './ask'
import { createBuy } from './buy'
import type { CallTurns } from './call-turns'
import { createEnter } from './enter'
import type { PayResult } from './hand-over'
import type { Parts } from './journey'
import { createJudge } from './judge'
import { type Look, whyNotAgain } from './look'
import type { createPay } from './pay'
import { reasonOf } from './pay-reason'
import type { Payment } from './payment'
import type { Question } from './question'
import { createSettleApproved } from './settle-approved'
import { challengeOf, type Sighting } from './sighting'
import type { SignInRoom } from './sign-in'
import { walletState } from './wallet-state'

/** What becomes of a noticed 402 for the page that got it. */
export type Considered =
  | { kind: 'leave'; because: ReasonCode }
  /** `isNew`: it was not asked about before. */
  | { kind: 'wait'; questionId: string; isNew: boolean }
  | { kind: 'armed'; paymentId: string; fragment: string | null }
  /** As `armed`, with a sign-in, which pays nothing. */
  | { kind: 'sign-in'; signInId: string; fragment: string | null }

/** From one genuine 402 to a payment, a question, or nothing. */
export function createConsider(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
  signIn: SignInRoom,
  calls: CallTurns,
) {
  const { questions, vault, clock, checkpoint } = parts
  const { ask, askOn, askHiddenPrice } = createAsk(parts, look)
  const judge = createJudge(parts)

  const buy = createBuy(pay)
  const enter = createEnter(parts, signIn, ask)
  const settleApproved = createSettleApproved(parts, buy, { ask, askOn })

  async function carryOut(
    decision: Decision,
    sighting: Sighting,
    payable: readonly Offer[],
    about: {
      because: ReasonCode | null
      previous: Payment | undefined
      signIn: Question['signIn']
    },
    isAnswer: boolean,
  ): Promise<Considered> {
    const { previous, signIn } = about
    switch (decision.kind) {
      case 'refuse':
        return { kind: 'leave', because: decision.because }
      case 'pay': {
        const offer = payable.find((one) => one.index === decision.offerIndex)
        if (!offer) return { kind: 'leave', because: 'NO_OFFERS' }
        const { ruleId, offerIndex } = decision
        const paid = await buy(sighting, offer, {
          decidedBy: { kind: 'rule', ruleId },
          again: false,
        })
        if (paid.ok) return { kind: 'armed', ...paid }
        const stop = paid.stop && { ...paid.stop, ruleId, offerIndex }
        return stop
          ? await ask(sighting, 'ask', { previous, signIn, stop })
          : await askOn(sighting, paid, signIn)
      }
      case 'present': {
        const shown = await pay
          .presentAgain(decision.paymentId, sighting.target)
          .catch(
            (error): PayResult => ({ ok: false, because: reasonOf(error) }),
          )
        return shown.ok
          ? { kind: 'armed', ...shown }
          : await ask(sighting, 'paid-before', {
              because: shown.because,
              ...{ previous, signIn },
            })
      }
      case 'ask':
        switch (decision.because) {
          case 'UNPAYABLE':
            return await ask(sighting, 'unpayable', about)
          case 'UNANSWERED':
            return await ask(sighting, isAnswer ? 'outcome' : 'paid-before', {
              because: isAnswer ? null : whyNotAgain(previous, clock.nowMs()),
              ...{ previous, signIn },
            })
          case 'PAID_BEFORE':
            return await ask(sighting, 'paid-before', { previous, signIn })
          case 'STOPPED':
          case 'NO_RULE':
            return await ask(sighting, 'ask', {
              stop: decision.stop,
              ...{ previous, signIn },
            })
        }
    }
  }

  return {
    /** Decides a sighting and acts on it. Never throws for bad input. */
    consider: (sighting: Sighting): Promise<Considered> =>
      sighting.target.kind === 'open'
        ? decideAndAct(sighting)
        : calls.inTurn(sighting.target, () => decideAndAct(sighting)),

    askHiddenPrice,
  }

  async function decideAndAct(sighting: Sighting): Promise<Considered> {
    await checkpoint('noticed')
    const challenge = challengeOf(sighting)
    const { payable, unpayable } = await look.offers(challenge)
    const [waiting, wallet, outlook] = await Promise.all([
      questions.get(sighting.questionId),
      walletState(vault),
      judge.lookUp(sighting, payable),
    ])

    if (waiting?.approved && !sighting.needsProof && challenge) {
      const { approved } = waiting
      return await settleApproved(
        sighting,
        { ...waiting, approved },
        payable,
        wallet === 'unlocked',
      )
    }
    if (
      waiting &&
      waiting.hash === hashOf(sighting) &&
      waiting.state !== 'hidden-price'
    )
      return { kind: 'wait', questionId: waiting.id, isNew: false }

    const judged = judge.decideOn({
      sighting,
      payable,
      unpayable,
      wallet,
      outlook,
    })
    const entered = await enter(sighting, judged, wallet)
    if (entered.kind !== 'go-on') return entered
    const { decision, previous, because, isAnswer } = judged
    if (
      decision.kind === 'ask' &&
      decision.because === 'NO_RULE' &&
      (await parts.isGranted())
    ) {
      const [offer] = payable
      const paid =
        offer &&
        (await buy(sighting, offer, {
          decidedBy: { kind: 'you' },
          again: false,
        }))
      if (paid?.ok) return { kind: 'armed', ...paid }
    }
    const about = {
      because: entered.because ?? because,
      previous,
      signIn: entered.signIn,
    }
    return await carryOut(decision, sighting, payable, about, isAnswer)
  }
}
