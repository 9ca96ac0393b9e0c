import { i18n } from '#i18n'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { TextField } from '@/components/ui/text-field'
import type { Choice, choicesOf } from './choices'
import type { Filter } from './filter-rows'
import { outcomes } from './outcome'
import { periods } from './period'

type FilterFieldsProps = {
  filter: Filter
  choices: ReturnType<typeof choicesOf>
  onChange: (change: Partial<Filter>) => void
}

/** One field a filter. */
export function FilterFields(props: FilterFieldsProps) {
  const { filter, choices, onChange } = props
  const { between } = filter
  const any = { value: '', label: i18n.t('history.any') }
  const withAny = (list: Choice[]) => [any, ...list]
  return (
    <div className="grid grid-cols-1 gap-3 pt-1 pb-2 sm:grid-cols-2 lg:grid-cols-3">
      <Select
        label={i18n.t('history.site')}
        value={filter.site}
        options={withAny(choices.sites)}
        onChange={(site) => onChange({ site })}
      />
      <Select
        label={i18n.t('history.outcome')}
        value={filter.outcome}
        options={(['any', ...outcomes] as const).map((value) => ({
          value,
          label: i18n.t(value === 'any' ? 'history.any' : `status.${value}`),
        }))}
        onChange={(outcome) => onChange({ outcome })}
      />
      <Select
        label={i18n.t('history.token')}
        value={filter.token}
        options={withAny(choices.tokens)}
        onChange={(token) => onChange({ token })}
      />
      <Select
        label={i18n.t('history.network')}
        value={filter.network}
        options={withAny(choices.networks)}
        onChange={(network) => onChange({ network })}
      />
      <Select
        label={i18n.t('history.decided')}
        value={filter.decidedBy}
        options={[
          { value: 'any', label: i18n.t('history.any') },
          { value: 'you', label: i18n.t('history.decidedByYou') },
          { value: 'rule', label: i18n.t('history.decidedByRule') },
        ]}
        onChange={(decidedBy) => onChange({ decidedBy })}
      />
      <Select
        label={i18n.t('history.when')}
        value={filter.period}
        options={periods.map((value) => ({
          value,
          label: i18n.t(`history.period.${value}`),
        }))}
        onChange={(period) => onChange({ period })}
      />
      {filter.period === 'between' && (
        <>
          <TextField
            type="date"
            label={i18n.t('history.dateFrom')}
            value={between.from}
            max={between.to || undefined}
            onChange={({ target }) =>
              onChange({ between: { ...between, from: target.value } })
            }
          />
          <TextField
            type="date"
            label={i18n.t('history.dateTo')}
            value={between.to}
            min={between.from || undefined}
            onChange={({ target }) =>
              onChange({ between: { ...between, to: target.value } })
            }
          />
        </>
      )}
      <Switch
        label={i18n.t('history.showHidden')}
        checked={filter.hasHidden}
        onChange={(hasHidden) => onChange({ hasHidden })}
      />
    </div>
  )
}
