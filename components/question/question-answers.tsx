import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { UnlockForm } from '@/components/unlock-form'
import type { QuestionView } from '@/lib/contracts/question'
import type { Status } from '@/lib/contracts/wallet'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/tokens'
import { GuardedButton } from './guarded-button'
import type { PricedOffer } from './priced-offer'
import type { Choice } from './question'
import { sellerReport } from './seller-report'
import { SetUpLink } from './set-up-link'
import type { Guard } from './use-arming'

type QuestionAnswersProps = {
  question: QuestionView
  status: Status
  chosen: PricedOffer | null
  canPresent: boolean
  guard: Guard
  isBusy: boolean
  onAnswer: (choice: Choice) => void
}

/** The buttons, in the same place always; a password first where it is locked. */
export function QuestionAnswers(props: QuestionAnswersProps) {
  const { question, status, chosen, canPresent, guard, isBusy } = props
  const { onAnswer } = props
  const isDead =
    question.state === 'unpayable' ||
    (question.state === 'outcome' && !canPresent) ||
    (question.state !== 'hidden-price' &&
      question.state !== 'outcome' &&
      !chosen)

  const decline = (
    <Button disabled={isBusy} onClick={() => onAnswer({ kind: 'dont-pay' })}>
      {i18n.t(
        isDead || question.state === 'outcome'
          ? 'question.close'
          : 'question.dontPay',
      )}
    </Button>
  )
  const report = sellerReport(question, i18n.t('app.name'))

  if (isDead)
    return (
      <Row>
        {decline}
        <CopyButton
          text={report}
          variant="secondary"
          size="normal"
          label={i18n.t(
            question.state === 'outcome'
              ? 'outcome.copy'
              : 'question.copyForSeller',
          )}
        />
      </Row>
    )
  if (question.state === 'hidden-price')
    return (
      <Row guard={guard}>
        {decline}
        <GuardedButton
          guard={guard}
          busy={isBusy}
          onPress={() => onAnswer({ kind: 'reveal-price' })}
        >
          {i18n.t('question.showPrice')}
        </GuardedButton>
      </Row>
    )
  if (status.wallet === 'none')
    return (
      <>
        <p className="text-muted">{i18n.t('question.setUpFirst')}</p>
        <Row>
          {decline}
          <SetUpLink />
        </Row>
      </>
    )
  if (status.wallet === 'locked')
    return (
      <>
        <UnlockForm />
        {decline}
      </>
    )
  if (question.state === 'outcome')
    return (
      <>
        <GuardedButton
          guard={guard}
          busy={isBusy}
          onPress={() => onAnswer({ kind: 'present' })}
        >
          {i18n.t('outcome.tryAgain')}
        </GuardedButton>
        <Row guard={guard}>
          {decline}
          <CopyButton
            text={report}
            variant="secondary"
            size="normal"
            label={i18n.t('outcome.copy')}
          />
        </Row>
      </>
    )
  if (!chosen) return null

  const isShort =
    typeof chosen.balanceAfter === 'bigint' && chosen.balanceAfter < 0n
  const pay = (again: boolean) =>
    onAnswer({ kind: 'pay', offerIndex: chosen.view.index, again })

  if (question.state === 'paid-before')
    return (
      <>
        {canPresent && (
          <GuardedButton
            guard={guard}
            busy={isBusy}
            onPress={() => onAnswer({ kind: 'present' })}
          >
            {i18n.t('question.openAgain')}
          </GuardedButton>
        )}
        <p className="text-12 text-muted">{wordsOfBoth(question, chosen)}</p>
        <Row guard={guard}>
          {decline}
          <GuardedButton
            guard={guard}
            variant={canPresent ? 'secondary' : 'primary'}
            busy={isBusy}
            isDisabled={isShort}
            onPress={() => pay(true)}
          >
            {i18n.t('question.payAgain')}
          </GuardedButton>
        </Row>
      </>
    )
  return (
    <Row guard={guard}>
      {decline}
      <GuardedButton
        guard={guard}
        busy={isBusy}
        isDisabled={isShort}
        onPress={() => pay(false)}
      >
        {i18n.t('question.pay')}
      </GuardedButton>
    </Row>
  )
}

/** Two answers side by side, and in words whether they are ready. */
function Row({
  guard,
  children,
}: {
  guard?: Guard | undefined
  children: ReactNode
}) {
  return (
    <>
      <div className="flex flex-wrap gap-3 *:flex-1">{children}</div>
      {guard && (
        <p role="status" className="sr-only">
          {i18n.t(
            guard.isReady
              ? 'question.armed'
              : guard.readyAtMs === null
                ? 'question.notArmed'
                : 'question.arming',
          )}
        </p>
      )}
    </>
  )
}

function wordsOfBoth(
  { previous }: QuestionView,
  { amount, token }: PricedOffer,
) {
  const before = previous && findToken(previous.network, previous.asset)
  if (!before) return null
  return i18n.t('question.payAgainHelp', [
    `${formatAmount(BigInt(previous.amount), before.decimals)} ${before.symbol}`,
    `${formatAmount(amount, token.decimals)} ${token.symbol}`,
  ])
}
