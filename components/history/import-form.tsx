import { useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Notice } from '@/components/ui/notice'
import { inputClass } from '@/components/ui/text-field'
import type { Imported } from './import-file'
import { WorkBar } from './work-bar'

export type ImportState =
  | { kind: 'idle' }
  | { kind: 'working'; share: number }
  | { kind: 'done'; result: Imported }
  | { kind: 'failed' }
  | { kind: 'forgotten' }

type ImportFormProps = {
  state: ImportState
  /** There are payments that came from files. */
  hasImported: boolean
  onFile: (file: File) => void
  onCancel: () => void
  onForget: () => void
}

/** Reads a file of another browser as history that nothing can be done with. */
export function ImportForm(props: ImportFormProps) {
  const { state, hasImported, onFile, onCancel, onForget } = props
  return (
    <div className="flex flex-col gap-3">
      <Field
        label={i18n.t('export.import')}
        hint={i18n.t('export.importHint')}
        error={errorWords(state)}
      >
        {(control) => (
          <input
            {...control}
            type="file"
            accept=".json,application/json"
            disabled={state.kind === 'working'}
            className={inputClass}
            onChange={({ target }) => {
              const file = target.files?.[0]
              if (file) onFile(file)
              // The same file may be chosen again.
              target.value = ''
            }}
          />
        )}
      </Field>
      {state.kind === 'working' && (
        <WorkBar
          words={i18n.t('export.importing')}
          share={state.share}
          onCancel={onCancel}
        />
      )}
      {state.kind === 'done' && state.result.ok && (
        <Notice tone="good" isLive>
          {state.result.isCancelled && `${i18n.t('export.cancelled')} `}
          {i18n.t('export.added', state.result.added, [
            state.result.added.toLocaleString(),
          ])}
        </Notice>
      )}
      {state.kind === 'forgotten' && (
        <Notice isLive>{i18n.t('export.forgotten')}</Notice>
      )}
      {hasImported && <Forget onForget={onForget} />}
    </div>
  )
}

function errorWords(state: ImportState): string {
  if (state.kind === 'failed') return i18n.t('export.importFailed')
  if (state.kind !== 'done' || state.result.ok) return ''
  const { code, row } = state.result
  return i18n.t(`export.because.${code}`, [String(row ?? '')])
}

/** Takes a second press, in the same place. */
function Forget({ onForget }: { onForget: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  if (!isAsking)
    return (
      <div>
        <Button size="small" onClick={() => setIsAsking(true)}>
          {i18n.t('export.forget')}
        </Button>
      </div>
    )
  return (
    <div className="flex flex-wrap items-center gap-2">
      <p role="status">{i18n.t('export.forgetAsk')}</p>
      <Button
        size="small"
        variant="danger"
        onClick={() => {
          setIsAsking(false)
          onForget()
        }}
      >
        {i18n.t('export.forgetYes')}
      </Button>
      <Button size="small" onClick={() => setIsAsking(false)}>
        {i18n.t('export.forgetNo')}
      </Button>
    </div>
  )
}
