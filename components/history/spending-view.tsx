import { useMemo, useState } from 'react'
import { i18n } from '#i18n'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'
import { type Spending, spendingBy } from '@/lib/export/spending'
import { formatAmount } from '@/lib/tokens/amount'
import { networkById } from '@/lib/tokens/networks'
import { countable, countableDay } from './countable'
import { SpendingLegend } from './spending-legend'
import { SpendingPlot } from './spending-plot'
import { SpendingTable } from './spending-table'

type SpendingViewProps = {
  rows: readonly PaymentRow[]
  /** Of older payments. */
  days?: readonly OlderDay[]
}

const noDays: readonly OlderDay[] = []

/** What was spent by day or month and by site, as bars or as a table. */
export function SpendingView({ rows, days = noDays }: SpendingViewProps) {
  const [step, setStep] = useState<'day' | 'month'>('day')
  const [isTable, setIsTable] = useState(false)
  const all = useMemo(
    () => spendingBy([...days.map(countableDay), ...rows.map(countable)], step),
    [rows, days, step],
  )
  if (all.length === 0)
    return <p className="text-muted">{i18n.t('history.nothingSpent')}</p>
  return (
    <div className="flex flex-col gap-4 rounded-card border border-line bg-card p-4">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="w-40">
          <Select
            label={i18n.t('history.spentBy')}
            value={step}
            options={[
              { value: 'day', label: i18n.t('history.day') },
              { value: 'month', label: i18n.t('history.month') },
            ]}
            onChange={setStep}
          />
        </div>
        <Switch
          label={i18n.t('history.asTable')}
          checked={isTable}
          onChange={setIsTable}
        />
      </div>
      {all.map((spending) => {
        const caption = captionOf(spending)
        return (
          <section
            key={caption}
            aria-label={caption}
            className="relative flex flex-col gap-2"
          >
            {!isTable && (
              <>
                <p aria-hidden className="font-medium">
                  {caption}
                </p>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls needs the keyboard; it starts at the newest */}
                <div tabIndex={0} className="overflow-x-auto [direction:rtl]">
                  <SpendingPlot spending={spending} step={step} />
                </div>
                <SpendingLegend spending={spending} />
              </>
            )}
            <SpendingTable
              spending={spending}
              step={step}
              caption={caption}
              isHeard={!isTable}
            />
          </section>
        )
      })}
      <p className="text-12 text-muted">{i18n.t('history.spentHint')}</p>
    </div>
  )
}

function captionOf({ unit, total, decimals }: Spending): string {
  const sum = formatAmount(BigInt(total), decimals)
  if (unit.kind === 'usd') return i18n.t('history.spentUsd', [sum])
  const known = networkById(unit.network)
  const test = known?.isTest ? ` (${i18n.t('ui.test')})` : ''
  const network = `${known?.name ?? unit.network}${test}`
  return i18n.t('history.spentToken', [sum, unit.symbol, network])
}
