import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { KnownTick } from '@/components/known-tick'
import { Button } from '@/components/ui/button'
import { TextField } from '@/components/ui/text-field'
import type { RuleNumbers, RuleView } from '@/lib/contracts/limits'
import { paceOf } from '@/lib/policy/rule'
import { formatAmount } from '@/lib/tokens/amount'
import { KindTicks } from './kind-ticks'
import { LimitFields } from './limit-fields'
import type { LimitResult } from './limit-result'
import { type LimitTexts, readLimits } from './read-limits'
import { useSending } from './use-sending'

type RuleEditProps = {
  rule: RuleView
  decimals: number
  onSave: (numbers: RuleNumbers) => Promise<LimitResult>
  /** Saved, or left as it was. */
  onEnd: () => void
}

/** A rule's numbers to edit: Enter saves, Escape leaves. */
export function RuleEdit({ rule, decimals, onSave, onEnd }: RuleEditProps) {
  const [typed, setTyped] = useState<LimitTexts>(() => ({
    perPayment: formatAmount(BigInt(rule.perPayment), decimals),
    per24h: formatAmount(BigInt(rule.per24h.of), decimals),
    per30d: formatAmount(BigInt(rule.per30d.of), decimals),
  }))
  const [kinds, setKinds] = useState(rule.kinds)
  const [paysKnown, setPaysKnown] = useState(rule.paysKnown)
  const [pace, setPace] = useState(String(rule.perMinute))
  const [isTried, setIsTried] = useState(false)
  const { isBusy, error, send } = useSending()
  const read = readLimits(typed, decimals)
  const perMinute = readPace(pace)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isBusy || !read.ok || perMinute === null || kinds.length === 0) return
    const numbers = { ...read.limits, kinds, perMinute, paysKnown }
    if (await send(() => onSave(numbers))) onEnd()
  }

  return (
    <form
      onSubmit={(event) => void handleSubmit(event)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEnd()
      }}
      className="flex flex-col gap-3"
    >
      <LimitFields
        typed={typed}
        problems={isTried && !read.ok ? read.problems : {}}
        decimals={decimals}
        hasAutoFocus
        onChange={setTyped}
      />
      <div className="grid items-start gap-3 sm:grid-cols-2">
        <TextField
          label={i18n.t('limits.pace')}
          hint={wordsOfPace(perMinute)}
          inputMode="numeric"
          value={pace}
          error={isTried && perMinute === null && i18n.t('limits.paceBad')}
          onChange={(event) => setPace(event.target.value)}
          className="tabular max-w-32"
        />
        <KindTicks
          kinds={kinds}
          error={
            isTried && kinds.length === 0 ? i18n.t('limits.kindsNone') : ''
          }
          onChange={setKinds}
        />
      </div>
      {kinds.includes('call') && (
        <KnownTick isTicked={paysKnown} onTick={setPaysKnown} />
      )}
      <p role="alert" className="text-bad empty:hidden">
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
  )
}

/** Most payments a minute a rule may allow. */
const maxPerMinute = 600

function readPace(text: string): number | null {
  const pace = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  return pace >= 1 && pace <= maxPerMinute ? pace : null
}

function wordsOfPace(perMinute: number | null): string {
  if (perMinute === null) return ''
  const { hour, day } = paceOf({ perMinute })
  return i18n.t('limits.paceHint', [String(hour), String(day)])
}
