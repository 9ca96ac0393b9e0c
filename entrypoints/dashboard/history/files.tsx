import { i18n } from '#i18n'
import { ExportForm } from '@/components/history/export-form'
import { isFiltering } from '@/components/history/filter-rows'
import { ImportForm } from '@/components/history/import-form'
import { Disclosure } from '@/components/ui/disclosure'
import type { PaymentRow } from '@/lib/contracts/history'
import type { OlderDay } from '@/lib/export/older-day'
import { useExport } from './use-export'
import { useFilter } from './use-filter'
import { useImport } from './use-import'

type FilesProps = {
  rows: readonly PaymentRow[]
  /** Those of them the filter leaves. */
  found: readonly PaymentRow[]
  /** Days of older payments it leaves. */
  days: readonly OlderDay[]
  /** Payments there are; null where that is not known. */
  total: number | null
  /** Payments came or went. */
  onChanged: () => void
}

/** Payments written into a file, or read from one. */
export function Files(props: FilesProps) {
  const { rows, found, days, total, onChanged } = props
  const { filter } = useFilter()
  const exporting = useExport()
  const importing = useImport(onChanged)
  return (
    <Disclosure title={i18n.t('export.title')}>
      <div className="flex flex-col gap-6 rounded-card border border-line bg-card p-4">
        {rows.length > 0 && (
          <ExportForm
            state={exporting.state}
            filtered={isFiltering(filter) ? found.length : null}
            onExport={(format, isFiltered) =>
              void exporting.run(
                format,
                isFiltered
                  ? { ids: new Set(found.map(({ id }) => id)), days }
                  : null,
                total,
              )
            }
            onCancel={exporting.cancel}
          />
        )}
        <ImportForm
          state={importing.state}
          hasImported={rows.some(({ isImported }) => isImported)}
          onFile={(file) => void importing.take(file)}
          onCancel={importing.cancel}
          onForget={() => void importing.forget()}
        />
      </div>
    </Disclosure>
  )
}
