import type { pageContract, Verdict } from '@/lib/contracts/page'
import type { Handlers } from '@/lib/messaging/serve'
import type { Considered } from '@/lib/payment/consider'
import type { Payment } from '@/lib/payment/payment'
import { challengeOf, type Sighting } from '@/lib/payment/sighting'
import { answerOf } from '@/lib/present/answer-of'
import { aheadOf } from '@/lib/watch/sighting-ahead'
import type { Words } from '@/lib/watch/words'
import { onePriceOf } from '../one-price'
import type { BackgroundParts } from '../parts'
import { fromOf, inFront, seen, toldOf } from './told-by-page'

/** What our content script may ask. Who asks comes from the browser. */
export function pageHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Handlers<typeof pageContract> {
  const { notice, journey, presenter, ledger, schedule, devLog } = parts

  /** Considers a sighting, and remembers for the icon what became of it. */
  async function consider(sighting: Sighting): Promise<Considered> {
    const considered = await journey.consider(sighting)
    // A call that waits is claimed again and again.
    const isPriced =
      considered.kind === 'leave' ||
      (considered.kind === 'wait' && considered.isNew)
    if (isPriced) void notePriced(sighting)
    return considered
  }

  async function notePriced(sighting: Sighting): Promise<void> {
    const { target, site } = sighting
    const price = await journey.offers(challengeOf(sighting)).then(
      ({ payable }) => onePriceOf(payable),
      () => null,
    )
    await parts.tabFacts.priced(target.tabId, site, price)
    parts.approver.changed()
  }

  /**
   * Whether a person is being asked about this call. They may take longer than
   * the record it rests on is kept, and what they were shown is in the question.
   * Where the call is sent again on their word, its answer needs a record anew.
   */
  async function isAsked(id: string): Promise<boolean> {
    const question = await parts.questions.get(id)
    return (
      question !== undefined &&
      question.approved === null &&
      question.state !== 'hidden-price' &&
      Date.now() <= question.expiresAtMs
    )
  }

  /** The page may speak before the browser's own word of it is written. */
  async function answeredPayment(id: string): Promise<Payment | undefined> {
    for (let left = 20; ; left--) {
      const payment = await ledger.get(id)
      if (payment?.delivery !== 'none' || left === 0) return payment
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }

  /** What a page says of the 402 that answered a payment of ours. */
  async function refine(paymentId: string, words: Words): Promise<void> {
    const payment = await answeredPayment(paymentId)
    if (payment?.delivery !== 'unknown') return
    const { status } = payment
    if (status !== 402 && status !== 412) return
    const answer = answerOf({
      status,
      paymentRequired: words.header,
      paymentResponse: undefined,
      body: words.body,
    })
    if (answer && answer.delivery !== 'unknown')
      await journey.answered(paymentId, answer)
  }

  function verdictOf(considered: Considered): Verdict {
    switch (considered.kind) {
      case 'leave':
        return { kind: 'leave' }
      case 'wait':
        return { kind: 'wait' }
      case 'armed':
        return { kind: 'pay', fragment: considered.fragment ?? '' }
      case 'sign-in':
        return { kind: 'sign-in', fragment: considered.fragment ?? '' }
    }
  }

  return {
    async visit(input, sender) {
      await ready
      const claimedAtMs = Date.now()
      await presenter.settled()
      const from = fromOf(sender)
      const noticed = seen(sender, await notice.visit(from, input))
      const told = toldOf(from, input.words, claimedAtMs)
      if (noticed.kind === 'words') return { kind: 'words' }
      if (noticed.kind !== 'sighting') {
        if (input.status === 402) devLog.spoke(told, noticed)
        return { kind: 'leave' }
      }
      const { sighting } = noticed
      if (sighting.answers && input.words)
        await refine(sighting.answers, input.words)
      const considered = await consider(sighting)
      devLog.spoke(told, noticed, considered)
      await schedule()
      if (considered.kind !== 'armed' && considered.kind !== 'sign-in')
        return verdictOf(considered)
      await presenter.go(sighting.target, considered.fragment)
      return { kind: 'leave' }
    },

    async claim(input, sender) {
      await ready
      const claimedAtMs = Date.now()
      await presenter.settled()
      const from = fromOf(sender)
      const noticed = seen(sender, await notice.claim(from, input))
      const told = toldOf(from, input.words, claimedAtMs, input)
      const id = `${from.documentId}:${input.callId}`
      if (!('sighting' in noticed) && (await isAsked(id)))
        return { kind: 'wait' }
      switch (noticed.kind) {
        case 'words':
        case 'repeat':
          return { kind: noticed.kind }
        case 'leave':
          devLog.spoke(told, noticed)
          // A repeat nobody saw proves nothing: whatever waited for it is over.
          if (input.repeats > 0)
            await journey.dropped((question) => question.id === id)
          return { kind: 'leave' }
        case 'hidden-price':
        case 'sighting': {
          const considered =
            noticed.kind === 'sighting'
              ? await consider(noticed.sighting)
              : await journey.askHiddenPrice(noticed.sighting)
          devLog.spoke(told, noticed, considered)
          if (considered.kind === 'wait') await schedule()
          return verdictOf(considered)
        }
      }
    },

    async ahead(call, sender) {
      await ready
      await presenter.settled()
      const from = fromOf(sender)
      const endpoint = { site: from.origin, method: call.method, url: call.url }
      const known = await parts.knownPrices.take(endpoint)
      if (!known) return { kind: 'leave' }
      const sighting = inFront(sender, aheadOf(from, call, known.challenge))
      return verdictOf(await journey.payAhead(sighting, known.ruleId))
    },

    async answered({ callId, words }, sender) {
      await ready
      const paymentId = presenter.paymentOfCall(
        fromOf(sender).documentId,
        callId,
      )
      if (paymentId) await refine(paymentId, words)
    },

    async drop({ callId }, sender) {
      await ready
      const id = `${fromOf(sender).documentId}:${callId}`
      await journey.dropped((question) => question.id === id)
    },

    async gone(_, sender) {
      await ready
      const { documentId } = fromOf(sender)
      journey.left(documentId)
      await presenter.left(documentId).catch(() => undefined)
      await journey.dropped(({ target }) => target.documentId === documentId)
    },
  }
}
