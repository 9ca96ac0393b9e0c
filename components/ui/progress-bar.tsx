import { classNames } from './class-names'

const fills = {
  copper: 'bg-copper',
  good: 'bg-good',
  wait: 'bg-wait',
  bad: 'bg-bad',
}

type ProgressBarProps = {
  label: string
  value: number
  max: number
  /** What the bar says in words, read out in place of a percentage. */
  valueText?: string
  tone?: keyof typeof fills
}

export function ProgressBar({
  label,
  value,
  max,
  valueText,
  tone = 'copper',
}: ProgressBarProps) {
  const share = max > 0 ? Math.min(1, Math.max(0, value / max)) : 0
  return (
    <div>
      <meter
        aria-label={label}
        aria-valuetext={valueText}
        min={0}
        max={max}
        value={value}
        className="sr-only"
      />
      <div
        aria-hidden
        className="h-1.5 w-full overflow-hidden rounded-full bg-line"
      >
        <div
          className={classNames(
            'h-full rounded-full transition-[width] duration-150',
            fills[tone],
          )}
          style={{ width: `${share * 100}%` }}
        />
      </div>
    </div>
  )
}
