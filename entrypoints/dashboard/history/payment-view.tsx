import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { EventList } from '@/components/event-list'
import { ProofSection } from '@/components/history/proof-section'
import { Section } from '@/components/history/section'
import { SignedLines } from '@/components/history/signed-lines'
import { moneyWords } from '@/components/money-words'
import { outcomeWords } from '@/components/outcome-words'
import { PaymentStatus } from '@/components/payment-status'
import { ProofMark } from '@/components/proof-mark'
import { CodeWords } from '@/components/question/code-words'
import { useNow } from '@/components/question/use-now'
import { RawText } from '@/components/raw-text'
import { Receipt } from '@/components/receipt'
import { RowAmount } from '@/components/row-amount'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { paymentQuery } from '@/lib/client/queries'
import type { PaymentDetail } from '@/lib/contracts/history'
import { AgreedFacts } from './agreed-facts'
import { Evidence } from './evidence'
import { PaymentActions } from './payment-actions'
import { usePaymentChanges } from './use-payment-changes'

type PaymentViewProps = {
  id: string
  /** The payment before it in the history. */
  newerId: string | null
}

type OpenedProps = { detail: PaymentDetail; newerId: string | null }

/** One payment opened: the money first, then what was agreed and came back. */
export function PaymentView({ id, newerId }: PaymentViewProps) {
  const payment = useQuery(paymentQuery(id))
  const { data: detail } = payment
  // What was read once stays in sight when a later look at it fails.
  if (detail) return <Opened detail={detail} newerId={newerId} />
  if (payment.isPending)
    return (
      <p role="status" className="flex items-center gap-2 text-muted">
        <Spinner />
        {i18n.t('history.loading')}
      </p>
    )
  if (payment.isSuccess) return <Notice>{i18n.t('history.missing')}</Notice>
  return (
    <Notice tone="bad" isLive title={i18n.t('history.failed')}>
      <div>
        <Button size="small" onClick={() => void payment.refetch()}>
          {i18n.t('history.retry')}
        </Button>
      </div>
    </Notice>
  )
}

function Opened({ detail, newerId }: OpenedProps) {
  const { row, receipt, terms, events, proof, signed } = detail
  const nowMs = useNow(10_000)
  const told = { ...row, receiptSaysPaid: receipt?.success ?? null }
  const changes = usePaymentChanges(row.id)
  // What a seller said against it is of no use once all is well.
  const isOver = row.status === 'delivered' || row.status === 'void'
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <span className="font-semibold text-20">
          <RowAmount row={row} />
        </span>
        <PaymentStatus status={row.status} words={outcomeWords(row, nowMs)} />
        <p className="text-muted">{moneyWords(told, nowMs)}</p>
        <ProofMark by={row.isProvenBy} />
        {row.isImported && <p>{i18n.t('history.fromFileHint')}</p>}
      </div>
      {row.code && !isOver && <CodeWords code={row.code} />}
      <PaymentActions detail={detail} changes={changes} />
      {row.status === 'undelivered' && (
        <Evidence id={row.id} newerId={newerId} />
      )}
      <ProofSection
        detail={detail}
        isLooking={changes.look.isPending}
        onLook={() => changes.look.mutate()}
      />
      <AgreedFacts detail={detail} />
      <Section title={i18n.t('history.receipt')}>
        {receipt ? (
          <>
            <Receipt receipt={receipt} network={row.network} proof={proof} />
            <Raw title={i18n.t('history.raw')} text={receipt.raw} />
          </>
        ) : (
          <p className="text-muted">{i18n.t('history.receiptNone')}</p>
        )}
      </Section>
      <SignedLines signed={signed} />
      <Section title={i18n.t('history.events')}>
        <EventList events={events} />
      </Section>
      <Raw title={i18n.t('history.terms')} text={terms} />
    </div>
  )
}

/** A stranger's bytes, closed at first. */
function Raw({ title, text }: { title: string; text: string }) {
  return (
    <details>
      <summary className="rounded-control text-muted underline decoration-dotted underline-offset-4">
        {title}
      </summary>
      <RawText text={text} />
    </details>
  )
}
