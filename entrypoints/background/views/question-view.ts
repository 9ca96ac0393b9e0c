import type { OfferView, QuestionView } from '@/lib/contracts/question'
import type { Journey } from '@/lib/payment/journey'
import { previousOf } from '@/lib/payment/look'
import { manualLifeSeconds } from '@/lib/payment/pay'
import type { Ledger } from '@/lib/payment/ports'
import type { Question } from '@/lib/payment/question'
import { canPresent } from '@/lib/policy/decide'
import type { Offer } from '@/lib/schemes/offer'
import { isLoopback } from '@/lib/watch/url'
import { readWords } from '@/lib/x402/read-words'
import { statusOf } from './payment-view'

const dayMs = 86_400_000

/** A question as a screen shows it, with what the ledger knows today. */
export async function questionViewOf(
  question: Question,
  {
    ledger,
    journey,
    nowMs,
  }: { ledger: Ledger; journey: Journey; nowMs: number },
): Promise<QuestionView> {
  const { challenge, target, site } = question
  const { payable, unpayable } = await journey.offers(challenge)
  const previous = question.previousId
    ? await ledger.get(question.previousId)
    : undefined
  const url = new URL(target.url)
  const first = payable[0]?.index ?? 0
  const words = challenge && readWords(challenge, first)
  return {
    id: question.id,
    state: question.state,
    hash: question.hash,
    kind: target.kind,
    createdAtMs: question.createdAtMs,
    expiresAtMs: question.expiresAtMs,
    tabId: target.tabId,
    site,
    seller: url.origin,
    method: target.method,
    url: target.url,
    isThisComputer: isLoopback(url.hostname),
    isPageSupplied: question.evidence === 'page-supplied',
    offers: await Promise.all(
      payable.map((offer) => offerViewOf(offer, site, ledger)),
    ),
    unpayable,
    because: question.because,
    sellerWords: {
      title: question.title || null,
      description: words?.description ?? null,
      serviceName: words?.serviceName ?? null,
      error: challenge?.error ?? null,
      claimsUrl: otherHost(words?.resourceUrl ?? null, url),
    },
    raw: question.raw,
    taken24h: await ledger.takenBy(site, nowMs - dayMs),
    taken30d: await ledger.takenBy(site, nowMs - 30 * dayMs),
    previous: previous
      ? {
          paymentId: previous.id,
          atMs: previous.createdAtMs,
          network: previous.intent.network,
          asset: previous.intent.asset,
          amount: previous.intent.value,
          status: statusOf(previous, nowMs),
          code: previous.deliveryCode,
          canPresentUntilMs: canPresent(previousOf(previous), nowMs)
            ? Number(previous.intent.validBefore) * 1000
            : null,
          liveUntilMs: Number(previous.intent.validBefore) * 1000,
          receiptSaysPaid: previous.receipt?.success ?? null,
        }
      : null,
  }
}

async function offerViewOf(
  offer: Offer,
  site: string,
  ledger: Ledger,
): Promise<OfferView> {
  const known = await ledger.recipient(site, offer.payTo)
  return {
    index: offer.index,
    network: offer.network.id,
    asset: offer.token.address,
    amount: offer.amount.toString(),
    payTo: offer.payTo,
    recipient:
      known.toThis > 0
        ? { kind: 'same', count: known.toThis }
        : { kind: known.toOthers > 0 ? 'changed' : 'new' },
    isUpTo: offer.isUpTo,
    isUpfront: offer.isUpfront,
    livesSeconds: Math.min(offer.maxTimeoutSeconds, manualLifeSeconds),
    askedSeconds: offer.maxTimeoutSeconds,
  }
}

/** What a seller calls its page, where that is on another host than it is. */
function otherHost(claims: string | null, real: URL): string | null {
  if (!claims) return null
  const claimed = URL.parse(claims)
  return claimed && claimed.host === real.host ? null : claims
}
