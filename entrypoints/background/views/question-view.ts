import type { QuestionView } from '@/lib/contracts/question'
import { groupHash, groupsOf, isSameWay } from '@/lib/payment/group'
import type { Journey } from '@/lib/payment/journey'
import type { Ledger } from '@/lib/payment/ledger-port'
import { purchaseKeyOf } from '@/lib/payment/purchase-key-of'
import type { Question } from '@/lib/payment/question'
import { isLoopback } from '@/lib/policy/loopback'
import { ruleOffer } from '@/lib/policy/new-rule'
import type { RequestKind } from '@/lib/policy/rule'
import type { Offer } from '@/lib/schemes/offer'
import { signInMessage } from '@/lib/x402/extensions/sign-in-with-x/message'
import { readWords } from '@/lib/x402/read-words'
import { type AskedOnce, askOnce } from './ask-once'
import { offerViewOf } from './offer-view'
import { previousViewOf } from './previous-view'
import { ruleBarsOf } from './rule-bars'
import { stopViewOf } from './stop-view'

const dayMs = 86_400_000

/** A call's item, and which purchase it is. */
type Item = QuestionView['items'][number] & { purchase: string }

type Known = {
  ledger: Pick<Ledger, 'get' | 'look' | AskedOnce>
  journey: Journey
  nowMs: number
}

/** The questions as screens show them, those asked together as one. */
export async function questionViewsOf(
  questions: readonly Question[],
  known: Known,
): Promise<QuestionView[]> {
  const ledger = { ...known.ledger, ...askOnce(known.ledger) }
  return await Promise.all(
    groupsOf(questions).map((group) => viewOf(group, { ...known, ledger })),
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
  const payable = await sharedBy(group, offers.payable, journey)
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
    ...(group.length > 1
      ? group.map((one) => itemOf(one, payable, known))
      : []),
  ])
  const words = challenge && readWords(challenge, payable[0]?.index ?? 0)
  const kind = requestKindOf(question)
  return {
    id: question.id,
    state: question.state,
    hash: groupHash(group),
    signIn: signInViewOf(question),
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
      payable.map((offer) =>
        offerViewOf(offer, { site, seller: url.origin }, ledger),
      ),
    ),
    unpayable: offers.unpayable,
    because: question.because,
    stop: stopViewOf(question, payable, outlook.standing),
    ruleOffers: payable.map((offer, place) =>
      question.state === 'ask' &&
      !offer.isAlwaysAsked &&
      !outlook.standing.rules[place]
        ? ruleOffer(offer.amount, offer.token, kind, outlook.standing.ceilings)
        : null,
    ),
    limits: payable.map((_, place) =>
      ruleBarsOf(outlook.standing.rules[place]),
    ),
    items: purchasesOf(items),
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
    previous: previous ? previousViewOf(previous, target, nowMs) : null,
  }
}

/**
 * A total needs one way to pay for all: the ways of the first that every other
 * has too, as far as it can be paid at all.
 */
async function sharedBy(
  [, ...others]: readonly Question[],
  payable: readonly Offer[],
  journey: Journey,
): Promise<Offer[]> {
  const ways = await Promise.all(
    others.map(({ challenge }) => journey.offers(challenge)),
  )
  const shared = payable.filter((offer) =>
    ways.every(
      ({ payable }) =>
        payable.length === 0 ||
        payable.some((other) => isSameWay(offer, other)),
    ),
  )
  return shared.length > 0 ? shared : payable.slice(0, 1)
}

function signInViewOf({ signIn }: Question): QuestionView['signIn'] {
  if (signIn?.kind !== 'offered') return signIn
  const { terms, address } = signIn
  return {
    kind: 'offered',
    address,
    statement: terms.statement ?? null,
    message: signInMessage(terms, address),
  }
}

/** One of several, with its price in each way that all of them have. */
async function itemOf(
  question: Question,
  shared: readonly Offer[],
  { ledger, journey }: Known,
): Promise<Item> {
  const { site, target } = question
  const seller = new URL(target.url).origin
  const { payable } = await journey.offers(question.challenge)
  const offers = payable.filter((offer) =>
    shared.some((way) => isSameWay(way, offer)),
  )
  return {
    purchase: offers.map((offer) => purchaseKeyOf(question, offer)).join(),
    questionIds: [question.id],
    url: target.url,
    method: target.method,
    offers: await Promise.all(
      offers.map((offer) => offerViewOf(offer, { site, seller }, ledger)),
    ),
  }
}

/** What the calls buy: equal ones are one purchase. Unpayable ones are left out. */
function purchasesOf(items: readonly Item[]): QuestionView['items'] {
  const payable = items.filter(({ offers }) => offers.length > 0)
  return [...Map.groupBy(payable, ({ purchase }) => purchase).values()].map(
    (equal) => {
      const [{ purchase: _, ...item }] = equal as [Item, ...Item[]]
      return { ...item, questionIds: equal.flatMap((one) => one.questionIds) }
    },
  )
}

function requestKindOf({ target }: Question): RequestKind {
  if (target.kind === 'open') return 'open'
  return target.method === 'GET' || target.method === 'HEAD' ? 'call' : 'send'
}

/** What a seller calls its page, where that is on another host than it is. */
function otherHost(claims: string | null, real: URL): string | null {
  if (!claims) return null
  const claimed = URL.parse(claims)
  return claimed && claimed.host === real.host ? null : claims
}
