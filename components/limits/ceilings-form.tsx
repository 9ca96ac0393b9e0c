import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { CeilingsView } from '@/lib/contracts/limits'
import {
  ceilingGroups,
  ceilingTexts,
  dollarDecimals,
  raisedCeilings,
  readCeilings,
} from './ceiling-fields'
import { periodOf } from './ceilings-list'
import { wordsOfProblem } from './limit-fields'
import { type LimitResult, wordsOfRefusal } from './limit-result'
import { RaiseDialog } from './raise-dialog'
import { useSending } from './use-sending'

type CeilingsFormProps = {
  ceilings: CeilingsView
  onSave: (ceilings: CeilingsView, password?: string) => Promise<LimitResult>
  onEnd: () => void
}

/** All ceilings to edit: Enter saves, Escape leaves, a raise asks first. */
export function CeilingsForm({ ceilings, onSave, onEnd }: CeilingsFormProps) {
  const [typed, setTyped] = useState(() => ceilingTexts(ceilings))
  const [isTried, setIsTried] = useState(false)
  const [raising, setRaising] = useState<CeilingsView | null>(null)
  const { isBusy, error, setError, send } = useSending()
  const read = readCeilings(typed)
  const problems = isTried && !read.ok ? read.problems : {}

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isBusy || !read.ok) return
    if (raisedCeilings(ceilings, read.ceilings).length > 0)
      setRaising(read.ceilings)
    else if (await send(() => onSave(read.ceilings))) onEnd()
  }

  return (
    <>
      <form
        onSubmit={(event) => void handleSubmit(event)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onEnd()
        }}
        className="flex flex-col"
      >
        {ceilingGroups.map(({ name, keys }) => (
          <div
            key={name}
            className="grid grid-cols-2 items-start gap-x-4 gap-y-1 border-line border-t py-2 sm:grid-cols-[minmax(0,1fr)_12rem_12rem]"
          >
            <span aria-hidden className="col-span-2 sm:col-span-1 sm:pt-2">
              {i18n.t(`limits.${name}`)}
            </span>
            {keys.map((key) => (
              <TextField
                key={key}
                label={
                  <span className="font-normal text-12 text-muted">
                    <span className="sr-only">{i18n.t(`limits.${name}`)} </span>
                    $ {periodOf(key) || i18n.t('limits.inOne')}
                  </span>
                }
                inputMode="decimal"
                autoFocus={key === 'allPer24h'}
                value={typed[key]}
                error={wordsOfProblem(problems[key], dollarDecimals)}
                onChange={(event) =>
                  setTyped({ ...typed, [key]: event.target.value })
                }
                className="tabular"
              />
            ))}
          </div>
        ))}
        <p role="alert" className="mb-2 text-bad empty:hidden">
          {error}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="small" variant="primary" busy={isBusy}>
            {i18n.t('limits.save')}
          </Button>
          <Button size="small" onClick={onEnd}>
            {i18n.t('limits.cancel')}
          </Button>
        </div>
      </form>
      {raising && (
        <RaiseDialog
          before={ceilings}
          after={raising}
          onSave={(password) => onSave(raising, password)}
          onSaved={onEnd}
          onRefused={(refusal) => setError(wordsOfRefusal(refusal))}
          onClose={() => setRaising(null)}
        />
      )}
    </>
  )
}
