import { useId } from 'react'
import { i18n } from '#i18n'
import type { StopView } from '@/lib/contracts/limits'
import type { Token } from '@/lib/tokens/token'
import { wordsOfUnits } from './rule-summary'

/** Where it is not a number that stopped the rule. */
const words: Partial<
  Record<StopView['code'], 'question.allowRecipient' | 'question.allowPrice'>
> = {
  NEW_RECIPIENT: 'question.allowRecipient',
  PRICE_ROSE: 'question.allowPrice',
}

type RaiseChoiceProps = {
  raiseTo: NonNullable<StopView['raiseTo']>
  token: Token
  code: StopView['code'] | undefined
  isRaised: boolean
  onChange: (isRaised: boolean) => void
}

/** Apart from paying: what the limit becomes for all that comes after. */
export function RaiseChoice({
  raiseTo,
  token,
  code,
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
        {i18n.t((code && words[code]) ?? 'question.raise')}
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
