import { i18n } from '#i18n'
import { formatAmount } from '@/lib/tokens/amount'
import type { PricedOffer } from './priced-offer'

/** What a price "up to" an amount usually comes to; nothing where nobody knows. */
export function Usually({ offer: { view, token } }: { offer: PricedOffer }) {
  if (view.usually === null) return null
  const usually = formatAmount(BigInt(view.usually), token.decimals)
  return (
    <p className="text-muted">
      {i18n.t('question.usually', [`${usually} ${token.symbol}`])}
    </p>
  )
}
