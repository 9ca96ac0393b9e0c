import { useId } from 'react'
import { i18n } from '#i18n'
import { KnownTick } from '@/components/known-tick'
import { TextField } from '@/components/ui/text-field'
import { type RequestKind, requestKinds } from '@/lib/policy/rule'
import { formatAmount } from '@/lib/tokens/amount'
import type { PricedOffer } from './priced-offer'
import { type DraftError, kindsOf, type RuleDraft } from './rule-draft'

const approvedWords = {
  open: 'question.kindOpenOnly',
  call: 'question.kindCallOnly',
  send: 'question.kindSendOnly',
} as const

const alsoWords = {
  open: 'question.kindOpen',
  call: 'question.kindCall',
  send: 'question.kindSend',
} as const

type RuleFieldsProps = {
  draft: RuleDraft
  errors: { perPayment: DraftError | null; per24h: DraftError | null }
  chosen: PricedOffer
  /** The kind of request that is approved now. */
  kind: RequestKind
  onChange: (changes: Partial<RuleDraft>) => void
  onTick: (kind: RequestKind, isTicked: boolean) => void
}

/** The two amounts of a rule and the kinds of request it covers. */
export function RuleFields({
  draft,
  errors,
  chosen,
  kind,
  onChange,
  onTick,
}: RuleFieldsProps) {
  const alsoId = useId()
  const { symbol } = chosen.token
  return (
    <>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          inputMode="decimal"
          label={i18n.t('question.allowPerPayment', [symbol])}
          value={draft.perPayment}
          error={wordsOfError(errors.perPayment, chosen)}
          onChange={(event) => onChange({ perPayment: event.target.value })}
          className="tabular"
        />
        <TextField
          inputMode="decimal"
          label={i18n.t('question.allowPer24h', [symbol])}
          value={draft.per24h}
          error={wordsOfError(errors.per24h, chosen)}
          onChange={(event) => onChange({ per24h: event.target.value })}
          className="tabular"
        />
      </div>
      <div className="flex flex-col gap-1.5">
        <p>{i18n.t(approvedWords[kind])}</p>
        <fieldset
          aria-labelledby={alsoId}
          className="flex flex-col items-start gap-1"
        >
          <span id={alsoId} className="text-muted">
            {i18n.t('question.allowAlso')}
          </span>
          {requestKinds
            .filter((other) => other !== kind)
            .map((other) => (
              <label key={other} className="flex items-center gap-2">
                <input
                  type="checkbox"
                  checked={draft.also.includes(other)}
                  onChange={(event) => onTick(other, event.target.checked)}
                  className="shrink-0 accent-copper"
                />
                {i18n.t(alsoWords[other])}
              </label>
            ))}
        </fieldset>
        {kindsOf(draft, { kind }).includes('call') && (
          <KnownTick
            isTicked={draft.paysKnown}
            onTick={(paysKnown) => onChange({ paysKnown })}
          />
        )}
      </div>
    </>
  )
}

function wordsOfError(
  error: DraftError | null,
  { amount, token }: PricedOffer,
): string | null {
  switch (error) {
    case null:
      return null
    case 'wrongDecimals':
      return i18n.t('question.wrongDecimals', [String(token.decimals)])
    case 'wrongBelowPrice':
      return i18n.t('question.wrongBelowPrice', [
        `${formatAmount(amount, token.decimals)} ${token.symbol}`,
      ])
    default:
      return i18n.t(`question.${error}`)
  }
}
