import { i18n } from '#i18n'
import type { Totals } from '@/lib/export/totals'
import { networkById } from '@/lib/tokens/networks'

export type TotalsLineProps = { totals: Totals }

/** How many payments, what they took, and how much of it is not known yet. */
export function TotalsLine({ totals }: TotalsLineProps) {
  const { count, tokens, usd, usdUnknown } = totals
  const hasDollars = tokens.some(({ isDollar }) => isDollar)
  return (
    <p
      role="status"
      aria-label={i18n.t('history.totals')}
      className="ml-auto flex flex-col items-end gap-0.5 py-1 text-right"
    >
      <span className="tabular font-medium">
        {i18n.t('history.count', count, [count.toLocaleString()])}
        {hasDollars && ` · $${usd}`}
      </span>
      {tokens.length > 0 && (
        <span className="tabular text-12 text-muted">
          {tokens.map(wordsOf).join(' · ')}
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

/** What was taken of a token, and where it is. */
export function wordsOf({ amount, symbol, network }: Totals['tokens'][number]) {
  const known = networkById(network)
  const test = known?.isTest ? ` (${i18n.t('ui.test')})` : ''
  return `${amount} ${symbol} ${known?.name ?? network}${test}`
}
