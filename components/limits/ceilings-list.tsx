import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { CeilingsView, LimitsView } from '@/lib/contracts/limits'
import {
  type CeilingKey,
  ceilingGroups,
  ceilingText,
  dollarDecimals,
} from './ceiling-fields'
import { UsedBar } from './used-bar'

type CeilingsListProps = {
  ceilings: CeilingsView
  used: LimitsView['used']
}

/** The limits above all limits, a line each kind. */
export function CeilingsList({ ceilings, used }: CeilingsListProps) {
  const usedOf: Partial<Record<CeilingKey, string>> = {
    allPer24h: used.h24,
    allPer30d: used.d30,
  }
  return (
    <dl>
      {ceilingGroups.map(({ name, keys }) => (
        <CeilingLine key={name} name={i18n.t(`limits.${name}`)}>
          {keys.map((key) => {
            const period = periodOf(key)
            const spent = usedOf[key]
            return (
              <dd key={key} className="min-w-0">
                {spent === undefined ? (
                  <span className="tabular">
                    {`$${ceilingText(ceilings[key])}`}
                    <span className="text-12 text-muted whitespace-nowrap">
                      {' '}
                      {period}
                    </span>
                  </span>
                ) : (
                  <UsedBar
                    label={`${i18n.t(`limits.${name}`)}, ${period}`}
                    used={spent}
                    of={ceilings[key]}
                    decimals={dollarDecimals}
                    prefix="$"
                    after={period}
                  />
                )}
              </dd>
            )
          })}
        </CeilingLine>
      ))}
    </dl>
  )
}

/** One kind's place; the same while it is read and while it is edited. */
function CeilingLine({
  name,
  children,
}: {
  name: string
  children: ReactNode
}) {
  return (
    <div className="grid grid-cols-2 gap-x-4 gap-y-1 border-line border-t py-2 sm:grid-cols-[minmax(0,1fr)_12rem_12rem]">
      <dt className="col-span-2 sm:col-span-1">{name}</dt>
      {children}
    </div>
  )
}

/** What span a ceiling counts, in words; empty for a single payment. */
export function periodOf(key: CeilingKey): string {
  if (key.endsWith('24h')) return i18n.t('limits.in24h')
  return key.endsWith('30d') ? i18n.t('limits.in30d') : ''
}
