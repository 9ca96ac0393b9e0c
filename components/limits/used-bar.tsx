import { i18n } from '#i18n'
import { classNames } from '@/components/ui/class-names'
import { ProgressBar } from '@/components/ui/progress-bar'
import { formatAmount } from '@/lib/tokens/amount'

type UsedBarProps = {
  /** What is limited, for those who do not see the bar. */
  label: string
  /** Atomic units, decimal digits. */
  used: string
  of: string
  decimals: number
  /** Before each number, as `$` is. */
  prefix?: string
  /** After the numbers, such as the span they are for. */
  after?: string
  /** The bar is beside the numbers instead of below them. */
  isInline?: boolean
}

/** How much of a limit is used: the numbers, and a bar. */
export function UsedBar({
  label,
  used,
  of,
  decimals,
  prefix = '',
  after = '',
  isInline = false,
}: UsedBarProps) {
  const spent = BigInt(used)
  const limit = BigInt(of)
  const numbers = i18n.t('limits.usedOf', [
    prefix + formatAmount(spent, decimals),
    prefix + formatAmount(limit, decimals),
  ])
  return (
    <div
      className={classNames(
        'flex min-w-0 *:last:shrink-0',
        isInline
          ? 'items-center justify-end gap-2 *:last:w-16'
          : 'flex-col gap-1',
      )}
    >
      <span className="tabular">
        {numbers}
        {after && (
          <span className="text-12 text-muted whitespace-nowrap"> {after}</span>
        )}
      </span>
      <ProgressBar
        label={label}
        value={percent(spent, limit)}
        max={100}
        valueText={numbers}
        tone={toneOf(percent(spent, limit))}
      />
    </div>
  )
}

function percent(used: bigint, of: bigint): number {
  if (of === 0n) return used > 0n ? 100 : 0
  return used >= of ? 100 : Number((used * 100n) / of)
}

function toneOf(share: number): 'copper' | 'wait' | 'bad' {
  if (share >= 100) return 'bad'
  return share >= 80 ? 'wait' : 'copper'
}
