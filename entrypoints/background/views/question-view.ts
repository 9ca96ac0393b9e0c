import type { OfferView, QuestionView } from '@/lib/contracts/question'
import { groupHash } from '@/lib/payment/group'
import type { Journey } from '@/lib/payment/journey'
import type { Ledger } from '@/lib/payment/ledger-port'
import { previousOf } from '@/lib/payment/look'
import { manualLifeSeconds } from '@/lib/payment/pay'
import type { Payment } from '@/lib/payment/payment'
import { purchaseKeyOf } from '@/lib/payment/purchase-key-of'
import type { Question } from '@/lib/payment/question'
import { lookAtMsOf } from '@/lib/payment/reconcile-times'
import { canPresent } from '@/lib/policy/decide'
import { ruleOffer } from '@/lib/policy/new-rule'
import type { RequestKind } from '@/lib/policy/rule'
import type { Offer } from '@/lib/schemes/offer'
import { isLoopback } from '@/lib/watch/url'
import { readWords } from '@/lib/x402/read-words'
import { provenBy, statusOf } from './status-of'
import { stopViewOf } from './stop-view'

const dayMs = 86_400_000

type Known = { ledger: Ledger; journey: Journey; nowMs: number }

/** The questions as screens show them, those asked together as one. */
export async function questionViewsOf(
  questions: readonly Question[],
  known: Known,
): Promise<QuestionView[]> {
  const groups = Map.groupBy(questions, (question) => question.groupId)
  return await Promise.all(
    [...groups.values()].map((group) => viewOf(group, known)),
  )
}

/** A group's first question, with what the ledger knows today. */
async function viewOf(
  group: readonly Question[],
  known: Known,
): Promise<QuestionView> {
  const { ledger, journey, nowMs } = known
  const [question] = group as [Question, ...Question[]]
  const { challenge, target, site } = question
  const offers = await journey.offers(challenge)
  // A total needs one way to pay for all of them.
  const payable = group.length > 1 ? offers.payable.slice(0, 1) : offers.payable
  const url = new URL(target.url)
  const [previous, outlook, ...items] = await Promise.all([
    question.previousId ? ledger.get(question.previousId) : undefined,
    ledger.look({
      site,
      seller: url.origin,
      offers: payable.map((offer) => ({
        purchaseKey: purchaseKeyOf(question, offer),
        offer,
      })),
      nowMs,
    }),
    ...(group.length > 1 ? group.map((one) => itemOf(one, known)) : []),
  ])
  const words = challenge && readWords(challenge, payable[0]?.index ?? 0)
  const kind = requestKindOf(question)
  return {
    id: question.id,
    state: question.state,
    hash: groupHash(group),
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
    unpayable: offers.unpayable,
    because: question.because,
    stop: stopViewOf(question, payable, outlook.standing),
    ruleOffers: payable.map((offer, place) =>
      question.state === 'ask' && !outlook.standing.rules[place]
        ? ruleOffer(offer.amount, offer.token, kind, outlook.standing.ceilings)
        : null,
    ),
    items: items.filter((item) => item !== null),
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
    previous: previous ? previousViewOf(previous, nowMs) : null,
  }
}

/** One of several, paid the way all of them are. */
async function itemOf(
  question: Question,
  { ledger, journey }: Known,
): Promise<QuestionView['items'][number] | null> {
  const { payable } = await journey.offers(question.challenge)
  const [offer] = payable
  return (
    (offer && {
      questionId: question.id,
      url: question.target.url,
      method: question.target.method,
      offer: await offerViewOf(offer, question.site, ledger),
    }) ??
    null
  )
}

function requestKindOf({ target }: Question): RequestKind {
  if (target.kind === 'open') return 'open'
  return target.method === 'GET' || target.method === 'HEAD' ? 'call' : 'send'
}

function previousViewOf(
  previous: Payment,
  nowMs: number,
): NonNullable<QuestionView['previous']> {
  const liveUntilMs = Number(previous.intent.validBefore) * 1000
  return {
    paymentId: previous.id,
    atMs: previous.createdAtMs,
    network: previous.intent.network,
    asset: previous.intent.asset,
    amount: previous.intent.value,
    status: statusOf(previous, nowMs),
    code: previous.deliveryCode,
    canPresentUntilMs:
      isPresentable(previous) && canPresent(previousOf(previous), nowMs)
        ? liveUntilMs
        : null,
    liveUntilMs,
    receiptSaysPaid: previous.receipt?.success ?? null,
    isProvenBy: provenBy(previous),
    nextLookAtMs: lookAtMsOf(previous),
  }
}

function isPresentable({ state }: Payment): boolean {
  return state === 'ARMED' || state === 'HANDED'
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
    needsAllowance: offer.approval !== null,
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
