import { type Decision, decide } from '@/lib/policy/decide'
import { type Preferences, rankOf } from '@/lib/policy/preference'
import type { Offer, Unpayable } from '@/lib/schemes/offer'
import type { ReasonCode } from '@/lib/x402/reason'
import { inquiryOf, latestOf, type Priced } from './inquiry'
import { isItsRequest } from './its-request'
import type { Parts } from './journey'
import type { Outlook } from './ledger-port'
import { previousOf } from './look'
import type { Payment } from './payment'
import type { Sighting } from './sighting'

/** A decision, and what it was about. */
export type Judged = {
  decision: Decision
  previous: Payment | undefined
  /** Why nothing can be paid, where nothing can. */
  because: ReasonCode | null
  /** This 402 answers a payment that was presented. */
  isAnswer: boolean
}

/** What the ledger knows of a sighting, and what the person likes. */
type Looked = Outlook & {
  answered: Payment | undefined
  preferences: Preferences
}

/** Looks up what a decision needs, and decides. */
export function createJudge({
  ledger,
  networks,
  networkTime,
  audited,
  clock,
}: Parts) {
  /** The ledger's view, and the payment of ours this 402 answers. */
  async function lookUp(
    sighting: Sighting,
    payable: readonly Offer[],
  ): Promise<Looked> {
    const [outlook, answered, preferences] = await Promise.all([
      outlookOn(sighting, payable),
      answeredBy(sighting),
      networks.preferences(),
    ])
    return { ...outlook, answered, preferences }
  }

  /** What answers another request says nothing of the payment. */
  async function answeredBy({
    answers,
    target,
  }: Sighting): Promise<Payment | undefined> {
    const payment = answers === null ? undefined : await ledger.get(answers)
    return payment && isItsRequest(payment, target) ? payment : undefined
  }

  /** A leap of the clock is checked against the network. */
  async function outlookOn(
    sighting: Sighting,
    payable: readonly Offer[],
  ): Promise<Outlook> {
    const inquiry = inquiryOf(sighting, payable, clock.nowMs())
    const outlook = await ledger.look(inquiry)
    const ruled = outlook.standing.rules.findIndex((one) => one !== null)
    const network = payable[ruled]?.network
    // Ordinary questions need neither the audit nor the time.
    if (!network) return outlook
    if (await audited()) return await ledger.look(inquiry)
    if (
      outlook.standing.doubt === 'CLOCK_SUSPECT' &&
      (await networkTime(network).isNow(inquiry.nowMs))
    ) {
      await ledger.confirmTime(inquiry.nowMs)
      return await ledger.look(inquiry)
    }
    return outlook
  }

  /** Decides; pure but for the clock. */
  function decideOn({
    sighting,
    payable,
    unpayable,
    wallet,
    outlook,
  }: {
    sighting: Sighting
    payable: readonly Offer[]
    unpayable: readonly Unpayable[]
    wallet: 'none' | 'locked' | 'unlocked'
    outlook: Looked
  }): Judged {
    const { target, circumstances, read } = sighting
    const { standing, answered, preferences } = outlook
    const nowMs = clock.nowMs()
    const previous = answered ?? latestOf(outlook.previous)
    const readFailure = read.ok ? null : read.because
    const because = readFailure ?? unpayable[0]?.because ?? null
    const decided = decide({
      kind: target.kind,
      wallet,
      isNever: standing.isNever,
      offers: payable.map((offer, place) => ({
        index: offer.index,
        network: offer.network.id,
        asset: offer.token.address,
        decimals: offer.token.decimals,
        peg: offer.token.peg,
        amount: offer.amount,
        payTo: offer.payTo,
        isAlwaysAsked: offer.isAlwaysAsked,
        isUpfront: offer.isUpfront,
        rank: rankOf(preferences, {
          network: offer.network.id,
          symbol: offer.token.symbol,
        }),
        rule: standing.rules[place] ?? null,
      })),
      ceilings: standing.ceilings,
      doubt: standing.doubt,
      circumstances,
      site: sighting.site,
      seller: new URL(target.url).origin,
      unpayable: because,
      previous: previous ? previousOf(previous) : null,
      isAnswer: answered !== undefined,
      nowMs,
    })
    // What a form says is not known: it may be another than the one paid for.
    const isForm = target.kind === 'open' && target.method !== 'GET'
    const decision: Decision =
      isForm && decided.kind === 'present'
        ? { kind: 'ask', because: 'UNANSWERED' }
        : decided
    return { decision, previous, because, isAnswer: answered !== undefined }
  }

  return {
    lookUp,
    decideOn,

    /** Begins what `lookUp` will look up. */
    foresee: (priced: Priced, payable: readonly Offer[]): void =>
      ledger.foresee(inquiryOf(priced, payable, clock.nowMs())),
  }
}
