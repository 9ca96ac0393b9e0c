import { useId } from 'react'
import { i18n } from '#i18n'
import type { StopView } from '@/lib/contracts/limits'
import type { Token } from '@/lib/tokens/token'
import { wordsOfUnits } from './rule-summary'

type RaiseChoiceProps = {
  raiseTo: NonNullable<StopView['raiseTo']>
  token: Token
  isRaised: boolean
  onChange: (isRaised: boolean) => void
}

/** Apart from paying: what the limit becomes for all that comes after. */
export function RaiseChoice({
  raiseTo,
  token,
  isRaised,
  onChange,
}: RaiseChoiceProps) {
  const id = useId()
  return (
    <label className="flex items-start gap-2">
      <input
        type="checkbox"
        checked={isRaised}
        aria-describedby={id}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-1 shrink-0 accent-copper"
      />
      <span className="flex min-w-0 flex-col">
        {i18n.t('question.raise')}
        <span id={id} className="tabular text-12 text-muted">
          {i18n.t('question.raiseTo', [
            wordsOfUnits(raiseTo.perPayment, token),
            wordsOfUnits(raiseTo.per24h, token),
            wordsOfUnits(raiseTo.per30d, token),
          ])}
        </span>
      </span>
    </label>
  )
}
