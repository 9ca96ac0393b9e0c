import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { KnownTick } from '@/components/known-tick'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'
import { TextField } from '@/components/ui/text-field'
import type { NewRule } from '@/lib/contracts/limits'
import { networkById } from '@/lib/tokens/networks'
import type { Token } from '@/lib/tokens/token'
import { KindTicks } from './kind-ticks'
import { LimitFields } from './limit-fields'
import { type Draft, readDraft } from './new-limit-draft'

type NewLimitFieldsProps = {
  draft: Draft
  tokens: readonly Token[]
  /** Why the background did not take it. */
  error: string
  onChange: (draft: Draft) => void
  onDone: (rule: NewRule) => void
}

/** Site, seller, token, amounts and kinds of a limit to make. */
export function NewLimitFields({
  draft,
  tokens,
  error,
  onChange,
  onDone,
}: NewLimitFieldsProps) {
  const [isTried, setIsTried] = useState(false)
  const read = readDraft(draft)
  const problems = isTried && !read.ok ? read.problems : { limits: {} }
  const wrongSite = i18n.t('limits.badSite')

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    setIsTried(true)
    if (read.ok) onDone(read.rule)
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-4">
      <p className="text-muted">{i18n.t('limits.addLead')}</p>
      <TextField
        label={i18n.t('limits.addSite')}
        hint={i18n.t('limits.addSiteHint')}
        inputMode="url"
        autoFocus
        value={draft.site}
        error={problems.site && wrongSite}
        onChange={(event) => onChange({ ...draft, site: event.target.value })}
      />
      <TextField
        label={i18n.t('limits.addSeller')}
        hint={i18n.t('limits.addSellerHint')}
        inputMode="url"
        value={draft.seller}
        error={problems.seller && wrongSite}
        onChange={(event) => onChange({ ...draft, seller: event.target.value })}
      />
      <Select
        label={i18n.t('limits.addToken')}
        value={placeOf(draft.token)}
        options={tokens.map((token) => ({
          value: placeOf(token),
          label: nameOf(token),
        }))}
        onChange={(place) => {
          const token = tokens.find((one) => placeOf(one) === place)
          if (token) onChange({ ...draft, token })
        }}
      />
      <LimitFields
        typed={draft.limits}
        problems={problems.limits}
        decimals={draft.token.decimals}
        onChange={(limits) => onChange({ ...draft, limits })}
      />
      <KindTicks
        kinds={draft.kinds}
        error={problems.kinds ? i18n.t('limits.kindsNone') : ''}
        onChange={(kinds) => onChange({ ...draft, kinds })}
      />
      {draft.kinds.includes('call') && (
        <KnownTick
          isTicked={draft.paysKnown}
          onTick={(paysKnown) => onChange({ ...draft, paysKnown })}
        />
      )}
      <p role="alert" className="text-bad empty:hidden">
        {error}
      </p>
      <Button type="submit" variant="primary">
        {i18n.t('limits.next')}
      </Button>
    </form>
  )
}

function placeOf({ network, address }: Token): string {
  return `${network}/${address}`
}

function nameOf({ network, symbol }: Token): string {
  const known = networkById(network)
  const names: [string, string] = [symbol, known?.name ?? network]
  return known?.isTest
    ? i18n.t('limits.tokenOnTest', names)
    : i18n.t('limits.tokenOn', names)
}
