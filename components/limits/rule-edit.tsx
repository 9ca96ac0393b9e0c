import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import type { RuleNumbers, RuleView } from '@/lib/contracts/limits'
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
  const [isTried, setIsTried] = useState(false)
  const { isBusy, error, send } = useSending()
  const read = readLimits(typed, decimals)

  const handleSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (isBusy || !read.ok || kinds.length === 0) return
    if (await send(() => onSave({ ...read.limits, kinds }))) onEnd()
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
      <KindTicks
        kinds={kinds}
        error={isTried && kinds.length === 0 ? i18n.t('limits.kindsNone') : ''}
        onChange={setKinds}
      />
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
