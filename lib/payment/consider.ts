import { decide } from '@/lib/policy/decide'
import type { Offer } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import { createAsk, hashOf } from './ask'
import type { Parts } from './journey'
import { type Look, previousOf } from './look'
import { type createPay, type PayResult, reasonOf } from './pay'
import type { Payment } from './payment'
import { challengeOf, type Sighting } from './sighting'

/** What becomes of a noticed 402 for the page that got it. */
export type Considered =
  | { kind: 'leave'; because: ReasonCode }
  | { kind: 'wait'; questionId: string }
  | { kind: 'armed'; paymentId: string; fragment: string | null }

/** From one genuine 402 to a payment, a question, or nothing. */
export function createConsider(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
) {
  const { questions, approver, vault, clock } = parts
  const { ask, askHiddenPrice } = createAsk(parts)

  async function walletState(): Promise<'none' | 'locked' | 'unlocked'> {
    const [address, isUnlocked] = await Promise.all([
      vault.address(),
      vault.isUnlocked(),
    ])
    return !address ? 'none' : isUnlocked ? 'unlocked' : 'locked'
  }

  async function buy(
    sighting: Sighting,
    offer: Offer,
    decidedBy: Payment['decidedBy'],
    again: boolean,
    attempt: number,
  ): Promise<PayResult> {
    const challenge = challengeOf(sighting)
    if (!challenge) return { ok: false, because: 'NO_OFFERS' }
    try {
      return await pay.buy({
        requestKey: `${sighting.questionId}#${attempt}`,
        target: sighting.target,
        site: sighting.site,
        title: sighting.title,
        bodyHash: sighting.bodyHash,
        evidence: sighting.evidence,
        challenge,
        offer,
        decidedBy,
        again,
        isHere: true,
      })
    } catch (error) {
      return { ok: false, because: reasonOf(error) }
    }
  }

  return {
    /** Decides a sighting and acts on it. Never throws for bad input. */
    async consider(sighting: Sighting): Promise<Considered> {
      const challenge = challengeOf(sighting)
      const [{ payable, unpayable }, waiting, wallet, rule] = await Promise.all(
        [
          look.offers(challenge),
          questions.get(sighting.questionId),
          walletState(),
          parts.ruleFor(sighting.site, new URL(sighting.target.url).origin),
        ],
      )

      if (waiting?.approved && !sighting.needsProof && challenge) {
        const { approved } = waiting
        await questions.put({ ...waiting, approved: null })
        const offer = payable.find((one) => one.index === approved.offerIndex)
        if (
          offer &&
          approved.hash === hashOf(sighting) &&
          wallet === 'unlocked'
        ) {
          const paid = await buy(
            sighting,
            offer,
            { kind: 'you' },
            approved.again,
            waiting.attempt,
          )
          if (paid.ok) {
            await questions.remove(waiting.id)
            approver.changed()
            return { kind: 'armed', ...paid }
          }
        }
        return await ask(
          sighting,
          'ask',
          offer ? 'TERMS_CHANGED' : null,
          undefined,
        )
      }
      if (
        waiting &&
        waiting.hash === hashOf(sighting) &&
        waiting.state !== 'hidden-price'
      )
        return { kind: 'wait', questionId: waiting.id }

      const answered = sighting.answers
        ? await parts.ledger.get(sighting.answers)
        : undefined
      const previous = answered ?? (await look.previous(sighting, payable))
      const readFailure = sighting.read.ok ? null : sighting.read.because
      const because = readFailure ?? unpayable[0]?.because ?? null
      const decision = decide({
        kind: sighting.target.kind,
        wallet,
        payable: payable.length,
        unpayable: because,
        previous: previous ? previousOf(previous) : null,
        isAnswer: answered !== undefined,
        rule,
        nowMs: clock.nowMs(),
      })

      switch (decision.kind) {
        case 'refuse':
          return { kind: 'leave', because: decision.because }
        case 'pay': {
          const offer = cheapest(payable)
          if (!offer) return { kind: 'leave', because: 'NO_OFFERS' }
          const paid = await buy(
            sighting,
            offer,
            { kind: 'rule', ruleId: decision.rule },
            false,
            0,
          )
          return paid.ok
            ? { kind: 'armed', ...paid }
            : await ask(sighting, 'ask', paid.because, previous)
        }
        case 'present': {
          const shown = await pay
            .presentAgain(decision.paymentId, sighting.target)
            .catch(
              (error): PayResult => ({ ok: false, because: reasonOf(error) }),
            )
          return shown.ok
            ? { kind: 'armed', ...shown }
            : await ask(sighting, 'paid-before', shown.because, previous)
        }
        case 'ask': {
          const state =
            decision.because === 'UNPAYABLE'
              ? 'unpayable'
              : answered
                ? 'outcome'
                : previous && decision.because !== 'NO_RULE'
                  ? 'paid-before'
                  : 'ask'
          return await ask(
            sighting,
            state,
            state === 'unpayable' ? because : null,
            previous,
          )
        }
      }
    },

    askHiddenPrice,
  }
}

/** The first of the offers with the smallest amount, counted per token. */
function cheapest(offers: readonly Offer[]): Offer | undefined {
  return offers.reduce<Offer | undefined>(
    (best, offer) =>
      best === undefined || units(offer) < units(best) ? offer : best,
    undefined,
  )
}

function units(offer: Offer): bigint {
  return offer.amount * 10n ** BigInt(36 - offer.token.decimals)
}
