import type { StopView } from '@/lib/contracts/limits'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import type { PricedOffer } from './priced-offer'
import type { RuleOffer } from './rule-draft'
import type { Items } from './use-items'

/** What an answer can do beside paying: make a rule, or raise the one there is. */
export type RuleChoices = {
  proposal: RuleOffer | null
  raiseTo: StopView['raiseTo']
}

/** A rule is for what is paid: of several items, the first must be among it. */
export function ruleChoices(
  { state, stop, ruleOffers, offers, items }: QuestionView,
  chosen: PricedOffer | null,
  listed: Items | null,
  { wallet }: Status,
): RuleChoices {
  const canPay =
    chosen &&
    wallet === 'unlocked' &&
    (state === 'ask' || state === 'paid-before')
  if (!canPay) return { proposal: null, raiseTo: null }
  const place = offers.findIndex(({ index }) => index === chosen.view.index)
  const isFirstPaid =
    !listed ||
    listed.ticked.some(({ ids }) => ids[0] === items[0]?.questionIds[0])
  return {
    proposal:
      state === 'ask' && isFirstPaid ? (ruleOffers[place] ?? null) : null,
    raiseTo:
      isFirstPaid && stop?.offerIndex === chosen.view.index
        ? stop.raiseTo
        : null,
  }
}
