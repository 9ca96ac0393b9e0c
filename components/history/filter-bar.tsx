import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { TextField } from '@/components/ui/text-field'
import type { choicesOf } from './choices'
import { FilterFields } from './filter-fields'
import { type Filter, isFiltering } from './filter-rows'
import { TotalsLine, type TotalsLineProps } from './totals-line'

type FilterBarProps = {
  filter: Filter
  choices: ReturnType<typeof choicesOf>
  totals: TotalsLineProps['totals']
  onChange: (change: Partial<Filter>) => void
  onClear: () => void
}

/** Search, filters and what the payments left add up to; stays in sight. */
export function FilterBar(props: FilterBarProps) {
  const { filter, choices, totals, onChange, onClear } = props
  return (
    <search className="z-10 flex flex-col gap-1 sm:sticky sm:top-0 sm:max-h-[70dvh] sm:overflow-y-auto border-line border-b bg-paper pt-1 pb-2">
      <div className="flex flex-wrap items-end gap-x-6 gap-y-2 px-1">
        <div className="min-w-48 flex-1">
          <TextField
            type="search"
            label={i18n.t('history.search')}
            placeholder={i18n.t('history.searchHint')}
            value={filter.text}
            onChange={({ target }) => onChange({ text: target.value })}
          />
        </div>
        <TotalsLine totals={totals} />
      </div>
      <div className="flex items-start justify-between gap-2 px-1">
        <div className="min-w-0 flex-1">
          <Disclosure title={i18n.t('history.filters')}>
            <FilterFields
              filter={filter}
              choices={choices}
              onChange={onChange}
            />
          </Disclosure>
        </div>
        {isFiltering(filter) && (
          <Button size="small" onClick={onClear} className="mt-1">
            {i18n.t('history.clear')}
          </Button>
        )}
      </div>
    </search>
  )
}
