import { i18n } from '#i18n'
import type { Spending } from '@/lib/export/spending'
import { formatAmount } from '@/lib/tokens/amount'
import { otherColour, plotColours } from './plot-colours'
import { denseBars, gridLines, shareOf } from './plot-scale'
import { wordsOfStep } from './step-words'

/** Pixels; nothing is scaled, so that letters keep their size. */
const height = 220
const above = 18
/** Room for days, below, and for the end of the last one, at the right. */
const below = 22
const right = 28
/** Bars with their gaps: many share this much, few are no wider than that. */
const room = 700
const widest = 56
const narrowest = 12

type SpendingPlotProps = { spending: Spending; step: 'day' | 'month' }

/** Bars by day or month, stacked by site; the table says the same in words. */
export function SpendingPlot({ spending, step }: SpendingPlotProps) {
  const bars = denseBars(spending, step)
  const largest = bars.reduce((most, { total }) => {
    const sum = BigInt(total)
    return sum > most ? sum : most
  }, 0n)
  const lines = gridLines(largest)
  const top = lines.at(-1) ?? 0n
  const labels = lines.map((line) => formatAmount(line, spending.decimals))
  const left = 16 + 7 * Math.max(...labels.map(({ length }) => length))
  const slot = Math.min(Math.max(room / bars.length, narrowest), widest)
  const width = left + Math.max(slot * bars.length, 240) + right
  const tall = height - above - below
  const yOf = (sum: bigint) => above + tall * (1 - shareOf(sum, top))
  const every = Math.ceil(64 / slot)
  return (
    <svg
      aria-hidden
      width={width}
      height={height}
      className="mr-auto block max-w-none text-12 [direction:ltr]"
    >
      {lines.map((line, index) => (
        <g key={line.toString()}>
          <line
            x1={left}
            x2={width - right}
            y1={yOf(line)}
            y2={yOf(line)}
            className="stroke-line"
            strokeWidth={1}
          />
          <text
            x={left - 8}
            y={yOf(line) + 4}
            textAnchor="end"
            className="tabular fill-muted"
          >
            {labels[index]}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = left + index * slot + slot * 0.15
        let stacked = 0n
        return (
          <g key={bar.at}>
            {[...bar.sums, bar.other].map((text, site) => {
              const sum = BigInt(text)
              if (sum === 0n) return null
              const bottom = yOf(stacked)
              stacked += sum
              return (
                <rect
                  // biome-ignore lint/suspicious/noArrayIndexKey: a site's place in the plot
                  key={site}
                  x={x}
                  width={slot * 0.7}
                  y={yOf(stacked)}
                  height={Math.max(0.5, bottom - yOf(stacked))}
                  style={{ fill: colourOf(site, spending) }}
                  className="stroke-card"
                  strokeWidth={0.5}
                >
                  <title>{titleOf(spending, bar.at, site, sum, step)}</title>
                </rect>
              )
            })}
            {slot >= 40 && BigInt(bar.total) > 0n && (
              <text
                x={x + slot * 0.35}
                y={yOf(BigInt(bar.total)) - 4}
                textAnchor="middle"
                className="tabular fill-ink"
              >
                {formatAmount(BigInt(bar.total), spending.decimals)}
              </text>
            )}
            {(bars.length - 1 - index) % every === 0 && (
              <text
                x={x + slot * 0.35}
                y={height - 4}
                textAnchor="middle"
                className="fill-muted"
              >
                {wordsOfStep(bar.at, step)}
              </text>
            )}
          </g>
        )
      })}
    </svg>
  )
}

/** The colour of a site by its place; past the last one, of all others. */
export function colourOf(site: number, { sites }: Spending): string {
  return (site < sites.length && plotColours[site]) || otherColour
}

function titleOf(
  { sites, decimals }: Spending,
  at: string,
  site: number,
  sum: bigint,
  step: 'day' | 'month',
): string {
  const who = sites[site] ?? i18n.t('history.others')
  return `${wordsOfStep(at, step)} · ${who} · ${formatAmount(sum, decimals)}`
}
