import type { SeenDecision, SeenView } from '@/lib/contracts/developer'
import { aheadKey } from '@/lib/payment/ids'
import type { Journey } from '@/lib/payment/journey'
import type { Ledger } from '@/lib/payment/ledger-port'
import type { Payment, PaymentEvent } from '@/lib/payment/payment'
import type { Questions } from '@/lib/payment/ports'
import type { Seen } from '@/lib/session/seen-record'
import { challengeIn } from './seen-challenge'
import { limitViewOf } from './stop-view'

/** As many payments as may belong to what is in the log. */
const newestPayments = 200

type Known = {
  ledger: Pick<Ledger, 'list' | 'eventsOf'>
  questions: Pick<Questions, 'all'>
  journey: Pick<Journey, 'offers'>
}

/** 402s as the developer view shows them, judged by what holds now. */
export async function seenViewsOf(
  all: readonly Seen[],
  { ledger, questions, journey }: Known,
): Promise<SeenView[]> {
  const [payments, waiting] = await Promise.all([
    ledger.list({ limit: newestPayments }),
    questions.all(),
  ])
  const paid = all.map((one) => paymentOf(one, payments))
  const events = await ledger.eventsOf(paid.flatMap((one) => one?.id ?? []))
  const eventsById = new Map(
    events.flatMap((one) => (one[0] ? [[one[0].paymentId, one] as const] : [])),
  )
  return await Promise.all(
    all.map(async (seen, at): Promise<SeenView> => {
      const payment = paid[at]
      const { id, tabId, kind, method, url, site, atMs, status, headers } = seen
      const { challenge, ...found } = challengeIn(seen)
      const isWaiting = waiting.some((one) => one.id === seen.questionId)
      return {
        ...{ id, tabId, kind, method, url, site, atMs, status, headers },
        ...found,
        version: challenge?.version ?? null,
        offers: await offersIn(challenge, journey),
        decision: decisionOn(seen, payment, isWaiting),
        steps: stepsOf(seen, payment && eventsById.get(payment.id)),
      }
    }),
  )
}

/** The payment a 402 led to, or the one it answers. */
function paymentOf(
  seen: Seen,
  payments: readonly Payment[],
): Payment | undefined {
  const { became, questionId, isAnswer } = seen
  if (became?.kind === 'paying')
    return payments.find(({ id }) => id === became.paymentId)
  const ofQuestion =
    questionId !== null &&
    payments.find(
      ({ requestKey }) =>
        requestKey === questionId || requestKey === aheadKey(questionId),
    )
  if (ofQuestion) return ofQuestion
  return isAnswer
    ? payments.find(
        ({ method, url, createdAtMs }) =>
          method === seen.method &&
          url === seen.url &&
          createdAtMs <= seen.atMs,
      )
    : undefined
}

async function offersIn(
  challenge: ReturnType<typeof challengeIn>['challenge'],
  journey: Known['journey'],
): Promise<SeenView['offers']> {
  const { payable, unpayable } = await journey.offers(challenge)
  return [
    ...unpayable.map(({ index, because, says }) => ({ index, because, says })),
    ...payable.map(({ index, scheme, network, token, amount, payTo }) => ({
      index,
      because: null,
      says: {
        scheme,
        network: network.id,
        asset: token.address,
        amount: amount.toString(),
        payTo,
      },
    })),
  ].sort((a, b) => a.index - b.index)
}

function decisionOn(
  { became, isAnswer }: Seen,
  payment: Payment | undefined,
  isWaiting: boolean,
): SeenDecision {
  const stop = became?.kind === 'asked' ? became.stop : null
  const common = {
    because: became?.kind === 'left' ? became.because : null,
    stop: stop && { ...stop, limit: limitViewOf(stop) },
    ruleId:
      payment?.decidedBy.kind === 'rule'
        ? payment.decidedBy.ruleId
        : (stop?.ruleId ?? null),
    paymentId: payment?.id ?? null,
  }
  const isOwn = payment !== undefined && became !== null && !isAnswer
  if (isWaiting) return { ...common, kind: 'waiting' }
  if (isOwn) return { ...common, kind: 'paid' }
  if (isAnswer) return { ...common, kind: 'answer' }
  if (became?.kind === 'signed-in') return { ...common, kind: 'signed-in' }
  if (became === null) return { ...common, kind: 'unasked' }
  return { ...common, kind: became.kind === 'left' ? 'left' : 'unpaid' }
}

/** Steps by their time after the 402, as far as they are known. */
function stepsOf(
  seen: Seen,
  events: readonly PaymentEvent[] = [],
): SeenView['steps'] {
  return [
    { kind: 'observed', atMs: seen.atMs },
    { kind: 'claimed', atMs: seen.claimedAtMs },
    { kind: 'decided', atMs: seen.decidedAtMs },
    ...(seen.isAnswer ? [] : events),
  ]
    .flatMap(({ kind, atMs }) =>
      atMs === null ? [] : [{ kind, afterMs: atMs - seen.atMs }],
    )
    .sort((a, b) => a.afterMs - b.afterMs)
}
