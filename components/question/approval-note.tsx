import { useEffect, useRef } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { approvalFailure } from './approval-words'
import type { PricedOffer } from './priced-offer'
import { wordsOfUnits } from './rule-summary'
import type { ApprovalState } from './use-approval'

type ApprovalNoteProps = {
  approval: ApprovalState
  chosen: PricedOffer
  isDisabled: boolean
  /** The person came back from the step: the keyboard's place is here. */
  isReturned: boolean
  onOpen: () => void
}

/** Says what must be allowed first, and leads to the step that does it. */
export function ApprovalNote(props: ApprovalNoteProps) {
  const { approval, chosen, isDisabled, isReturned, onOpen } = props
  const ref = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isReturned) ref.current?.focus()
  }, [isReturned])
  if (approval.kind === 'unknown')
    return (
      <p role="status" className="text-bad">
        {i18n.t('approval.unknown', [chosen.network.name])}
      </p>
    )
  if (approval.kind === 'enough' && !approval.isAsked) return null
  if (approval.kind !== 'needed')
    return (
      // The line is kept when it says nothing any more, so that nothing moves.
      <p role="status" className="min-h-5 text-muted">
        {approval.kind === 'asking' &&
          i18n.t('approval.asking', [chosen.network.name])}
      </p>
    )
  const { allowed, needed, most, isUnderWay, failed } = approval.view
  const words = (units: string) => wordsOfUnits(units, chosen.token)
  if (isUnderWay)
    return (
      <p role="status">{i18n.t('approval.working', [chosen.token.symbol])}</p>
    )
  if (BigInt(needed) > BigInt(most))
    return (
      <p role="status" className="text-bad">
        {i18n.t('approval.tooMuch', [words(needed), words(most)])}
      </p>
    )
  return (
    <Notice
      tone="wait"
      isLive
      title={
        allowed === '0'
          ? i18n.t('approval.lead', [chosen.token.symbol])
          : i18n.t('approval.leadSome', [words(allowed), words(needed)])
      }
    >
      {failed && (
        <p>
          {i18n.t('approval.failed')} {approvalFailure(failed)}
        </p>
      )}
      <Button ref={ref} size="small" disabled={isDisabled} onClick={onOpen}>
        {i18n.t('approval.open')}
      </Button>
    </Notice>
  )
}
