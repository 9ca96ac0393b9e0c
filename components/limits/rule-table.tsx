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
  'site',
  'mode',
  'perPayment',
  'per24h',
  'per30d',
  'lastUsed',
  'ends',
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
    <table aria-label={label} className="block w-full lg:table">
      <thead className="sr-only lg:not-sr-only lg:table-header-group">
        <tr className="text-left text-12 text-muted">
          {columns.map((column) => (
            <th
              key={column}
              scope="col"
              className="font-normal first:pl-0 lg:px-2 lg:pb-2"
            >
              {i18n.t(`limits.${column}`)}
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
