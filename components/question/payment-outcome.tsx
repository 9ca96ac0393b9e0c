import { useMutation, useQueryClient } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { PaymentDetail } from '@/lib/contracts/history'
import { isLoopback } from '@/lib/policy/loopback'
import { AnswerRow } from './answer-row'
import { CodeWords } from './code-words'
import { FailureNotice } from './failure-notice'
import { GuardedButton } from './guarded-button'
import { OutcomeNotice } from './outcome-notice'
import { PaidAmount } from './paid-amount'
import { PaymentLinks } from './payment-links'
import { paymentReport } from './payment-report'
import { QuestionFrame } from './question-frame'
import { useArming } from './use-arming'
import { useEscape } from './use-escape'
import { useNow } from './use-now'
import { WhoAndWhat } from './who-and-what'

type PaymentOutcomeProps = { detail: PaymentDetail; onDone: () => void }

/** A payment that did not bring what was bought: the money, why, what to do. */
export function PaymentOutcome({ detail, onDone }: PaymentOutcomeProps) {
  const nowMs = useNow()
  const { row, receipt, canPresent } = detail
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => wallet.presentAgain({ id: row.id }),
    onSettled: () => client.invalidateQueries({ queryKey: backgroundKey }),
  })
  const failure = again.isError
    ? 'INTERNAL'
    : again.data?.ok === false
      ? again.data.because
      : null
  const guard = useArming([row.id, row.status, canPresent, failure].join())
  useEscape(onDone)
  const told = { ...row, receiptSaysPaid: receipt?.success ?? null }
  // The wallet opens pages; a call is the page's own to send.
  const isUpToPage =
    row.kind === 'call' && row.status !== 'void' && row.liveUntilMs > nowMs
  return (
    <QuestionFrame
      footer={
        <>
          <FailureNotice failure={failure} />
          {canPresent && (
            <GuardedButton
              guard={guard}
              busy={again.isPending}
              onPress={() => again.mutate()}
            >
              {i18n.t('outcome.tryAgain')}
            </GuardedButton>
          )}
          <AnswerRow>
            <Button onClick={onDone}>{i18n.t('question.close')}</Button>
            <CopyButton
              text={paymentReport(detail, i18n.t('app.name'))}
              variant="secondary"
              size="normal"
              label={i18n.t('outcome.copy')}
            />
          </AnswerRow>
          <PaymentLinks paymentId={row.id} asked={row} />
        </>
      }
    >
      <h1 className="sr-only">{i18n.t('outcome.title')}</h1>
      <OutcomeNotice payment={told} nowMs={nowMs} />
      <div className="flex flex-col gap-2">
        <PaidAmount paid={row} />
        <WhoAndWhat
          asked={{
            ...row,
            isThisComputer: isLoopback(new URL(row.seller).hostname),
          }}
        />
      </div>
      {row.code && <CodeWords code={row.code} />}
      {isUpToPage && (
        <p className="text-12 text-muted">{i18n.t('outcome.callAgainHelp')}</p>
      )}
    </QuestionFrame>
  )
}
