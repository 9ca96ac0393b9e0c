import { useEffect, useRef, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Select } from '@/components/ui/select'
import { type ExportFormat, exportFormats } from './export-file'
import { WorkBar } from './work-bar'

export type ExportState =
  | { kind: 'idle' }
  /** `share` from 0 to 1; null where nobody knows how much there is. */
  | { kind: 'working'; written: number; share: number | null }
  | { kind: 'done'; url: string; name: string; written: number }
  | { kind: 'failed' }

type ExportFormProps = {
  state: ExportState
  /** Payments the filter leaves; null without a filter. */
  filtered: number | null
  onExport: (format: ExportFormat, isFiltered: boolean) => void
  onCancel: () => void
}

/** Writes payments into a file: which, and in which form. */
export function ExportForm(props: ExportFormProps) {
  const { state, filtered, onExport, onCancel } = props
  const [format, setFormat] = useState<ExportFormat>('csv')
  const [which, setWhich] = useState<'all' | 'filtered'>('filtered')
  const isFiltered = filtered !== null && which === 'filtered'
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        onExport(format, isFiltered)
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        <div className="min-w-48 flex-1">
          <Select
            label={i18n.t('export.format')}
            value={format}
            options={exportFormats.map((value) => ({
              value,
              label: i18n.t(`export.formats.${value}`),
            }))}
            onChange={setFormat}
          />
        </div>
        {filtered !== null && (
          <div className="min-w-48 flex-1">
            <Select
              label={i18n.t('export.which')}
              value={which}
              options={[
                {
                  value: 'filtered',
                  label: i18n.t('export.filtered', filtered, [
                    filtered.toLocaleString(),
                  ]),
                },
                { value: 'all', label: i18n.t('export.all') },
              ]}
              onChange={setWhich}
            />
          </div>
        )}
        <Button type="submit" busy={state.kind === 'working'}>
          {i18n.t('export.export')}
        </Button>
      </div>
      {state.kind === 'working' && (
        <WorkBar
          words={i18n.t('export.writing', [state.written.toLocaleString()])}
          share={state.share}
          onCancel={onCancel}
        />
      )}
      {state.kind === 'done' && <Saved {...state} />}
      {state.kind === 'failed' && (
        <Notice tone="bad" isLive>
          {i18n.t('export.failed')}
        </Notice>
      )}
    </form>
  )
}

/** The file, handed to the browser at once and there to be saved again. */
function Saved({ url, name, written }: Extract<ExportState, { kind: 'done' }>) {
  const ref = useRef<HTMLAnchorElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is saved too
  useEffect(() => ref.current?.click(), [url])
  return (
    <p role="status" className="flex flex-wrap gap-x-2">
      {i18n.t('export.done', written, [written.toLocaleString()])}
      <a
        ref={ref}
        href={url}
        download={name}
        className="text-copper underline underline-offset-2"
      >
        {i18n.t('export.saveAgain', [name])}
      </a>
    </p>
  )
}
