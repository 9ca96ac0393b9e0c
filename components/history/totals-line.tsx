import { i18n } from '#i18n'
import type { Totals } from '@/lib/export/totals'
import { networkById } from '@/lib/tokens/networks'

export type TotalsLineProps = { totals: Totals }

/** How many payments, what they took, and how much of it is not known yet. */
export function TotalsLine({ totals }: TotalsLineProps) {
  const { count, tokens, usd, usdUnknown } = totals
  const dollars = tokens.filter(({ isDollar }) => isDollar)
  return (
    <p
      role="status"
      aria-label={i18n.t('history.totals')}
      className="flex flex-col items-end gap-0.5 py-1 text-right"
    >
      <span className="tabular font-medium">
        {i18n.t('history.count', count)}
        {dollars.length > 0 && ` · $${usd}`}
        {tokens
          .filter(({ isDollar }) => !isDollar)
          .map(({ amount, symbol }) => ` · ${amount} ${symbol}`)}
      </span>
      {dollars.length > 0 && (
        <span className="tabular text-12 text-muted">
          {dollars
            .map(
              ({ amount, symbol, network }) =>
                `${amount} ${symbol} ${networkById(network)?.name ?? network}`,
            )
            .join(' · ')}
        </span>
      )}
      {/[1-9]/.test(usdUnknown) && (
        <span className="tabular text-12 text-wait">
          {i18n.t('history.totalUnknown', [`$${usdUnknown}`])}
        </span>
      )}
    </p>
  )
}
