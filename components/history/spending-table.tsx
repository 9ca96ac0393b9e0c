import { i18n } from '#i18n'
import { SiteName } from '@/components/site-name'
import { classNames } from '@/components/ui/class-names'
import type { Spending } from '@/lib/export/spending'
import { formatAmount } from '@/lib/tokens/amount'
import { fullStep } from './step-words'

type SpendingTableProps = {
  spending: Spending
  step: 'day' | 'month'
  /** What is counted, such as dollars. */
  caption: string
  /** For ears only, while the plot is shown. */
  isHeard: boolean
}

/** What the plot shows, newest first, for those who read or hear it. */
export function SpendingTable(props: SpendingTableProps) {
  const { spending, step, caption, isHeard } = props
  const { sites, hasOther, bars, decimals } = spending
  const words = (sum: string) =>
    sum === '0' ? '–' : formatAmount(BigInt(sum), decimals)
  return (
    <div
      className={isHeard ? 'sr-only' : 'max-h-96 overflow-auto'}
      {...(isHeard ? {} : { tabIndex: 0 })}
    >
      <table className="w-full text-right">
        <caption className={classNames(isHeard && 'sr-only', 'text-left')}>
          {caption}
        </caption>
        <thead className="text-12 text-muted">
          <tr>
            <th scope="col" className="px-2 py-1 text-left">
              {i18n.t(step === 'day' ? 'history.day' : 'history.month')}
            </th>
            {sites.map((site) => (
              <th
                key={site}
                scope="col"
                className="whitespace-nowrap px-2 py-1"
              >
                <SiteName origin={site} />
              </th>
            ))}
            {hasOther && (
              <th scope="col" className="px-2 py-1">
                {i18n.t('history.others')}
              </th>
            )}
            <th scope="col" className="px-2 py-1">
              {i18n.t('history.together')}
            </th>
          </tr>
        </thead>
        <tbody className="tabular">
          {bars.toReversed().map((bar) => (
            <tr key={bar.at} className="border-line border-t">
              <th
                scope="row"
                className="whitespace-nowrap px-2 py-1 text-left font-normal"
              >
                {fullStep(bar.at, step)}
              </th>
              {sites.map((site, place) => (
                <td key={site} className="px-2 py-1">
                  {words(bar.sums[place] ?? '0')}
                </td>
              ))}
              {hasOther && <td className="px-2 py-1">{words(bar.other)}</td>}
              <td className="px-2 py-1 font-medium">{words(bar.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
