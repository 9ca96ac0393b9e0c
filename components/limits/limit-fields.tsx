import { i18n } from '#i18n'
import { TextField } from '@/components/ui/text-field'
import type { AmountProblem, LimitTexts } from './read-limits'

const fields = ['perPayment', 'per24h', 'per30d'] as const

type LimitFieldsProps = {
  typed: LimitTexts
  problems: Partial<Record<keyof LimitTexts, AmountProblem>>
  decimals: number
  hasAutoFocus?: boolean
  onChange: (typed: LimitTexts) => void
}

/** The three amounts of a limit, as text to edit. */
export function LimitFields({
  typed,
  problems,
  decimals,
  hasAutoFocus = false,
  onChange,
}: LimitFieldsProps) {
  return (
    <div className="grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-3">
      {fields.map((field, index) => (
        <TextField
          key={field}
          label={i18n.t(`limits.${field}`)}
          inputMode="decimal"
          autoFocus={hasAutoFocus && index === 0}
          value={typed[field]}
          error={wordsOfProblem(problems[field], decimals)}
          onChange={(event) =>
            onChange({ ...typed, [field]: event.target.value })
          }
          className="tabular"
        />
      ))}
    </div>
  )
}

/** What is wrong with an amount, in words; empty where nothing is. */
export function wordsOfProblem(
  problem: AmountProblem | undefined,
  decimals: number,
): string {
  if (!problem) return ''
  return problem === 'TOO_PRECISE'
    ? i18n.t('limits.problem.TOO_PRECISE', [String(decimals)])
    : i18n.t(`limits.problem.${problem}`)
}
