import { i18n } from '#i18n'
import type { PricedOffer } from './priced-offer'

/** What else a yes allows, or what the seller wanted and does not get. */
export function PermitNote({ offer: { view, token } }: { offer: PricedOffer }) {
  if (view.allowanceHelp === null) return null
  return (
    <p className="text-12 text-muted">
      {i18n.t(`question.allowance.${view.allowanceHelp}`, [token.symbol])}
    </p>
  )
}
