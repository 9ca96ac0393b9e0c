import { i18n } from '#i18n'
import type { RuleView } from '@/lib/contracts/limits'
import type { RuleEvents } from './rule-events'
import { RuleRow } from './rule-row'

type RuleTableProps = RuleEvents & {
  rules: readonly RuleView[]
  /** Sites that are never asked about. */
  never: ReadonlySet<string>
  nowMs: number
  label: string
}

const columns = [
  { name: 'site', width: 'lg:w-[27%]' },
  { name: 'mode', width: 'lg:w-[11%]' },
  { name: 'perPayment', width: 'lg:w-[10%]' },
  { name: 'per24h', width: 'lg:w-[13%]' },
  { name: 'per30d', width: 'lg:w-[13%]' },
  { name: 'times', width: 'lg:w-[15%]' },
] as const

/** All rules, a row each; where there is no room each row is a card. */
export function RuleTable({
  rules,
  never,
  nowMs,
  label,
  ...events
}: RuleTableProps) {
  return (
    <table aria-label={label} className="block w-full lg:table lg:table-fixed">
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="text-left text-12 text-muted">
          {columns.map(({ name, width }) => (
            <th
              key={name}
              scope="col"
              className={`px-1.5 pb-2 align-bottom font-normal first:pl-0 ${width}`}
            >
              {i18n.t(`limits.${name}`)}
            </th>
          ))}
          <th scope="col">
            <span className="sr-only">{i18n.t('limits.actions')}</span>
          </th>
        </tr>
      </thead>
      <tbody className="block lg:table-row-group">
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            isNever={never.has(rule.site)}
            nowMs={nowMs}
            {...events}
          />
        ))}
      </tbody>
    </table>
  )
}
