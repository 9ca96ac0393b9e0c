import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { EventList } from '@/components/event-list'
import { outcomeWords } from '@/components/outcome-words'
import { PaymentStatus } from '@/components/payment-status'
import { ProofMark } from '@/components/proof-mark'
import { CodeWords } from '@/components/question/code-words'
import { type Fate, fateOf } from '@/components/question/fate'
import { fateWords } from '@/components/question/fate-words'
import { useNow } from '@/components/question/use-now'
import { RawText } from '@/components/raw-text'
import { Receipt } from '@/components/receipt'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { paymentQuery } from '@/lib/client/queries'
import type { PaymentDetail } from '@/lib/contracts/history'
import { AgreedFacts } from './agreed-facts'
import { PaymentActions } from './payment-actions'

/** One payment opened: the money first, then what was agreed and came back. */
export function PaymentView({ id }: { id: string }) {
  const payment = useQuery(paymentQuery(id))
  const { data: detail } = payment
  // What was read once stays in sight when a later look at it fails.
  if (detail) return <Opened detail={detail} />
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

/** Fates the status word alone does not tell. */
const hasMoreToSay: ReadonlySet<Fate> = new Set([
  'says-nothing',
  'paid-not-delivered',
])

function Opened({ detail }: { detail: PaymentDetail }) {
  const { row, receipt, terms, events } = detail
  const nowMs = useNow(10_000)
  const fate = fateOf(row.status, receipt?.success ?? null)
  const words = fateWords(fate, row.liveUntilMs, nowMs)
  return (
    <div className="flex flex-col gap-5">
      <div className="flex flex-col gap-1">
        <span className="font-semibold text-20">
          <Amount atomic={row.amount} network={row.network} asset={row.asset} />
        </span>
        <PaymentStatus status={row.status} words={outcomeWords(row, nowMs)} />
        <ProofMark by={row.isProvenBy} />
        {hasMoreToSay.has(fate) && <p>{words.title}.</p>}
        <p className="text-muted">{words.body}</p>
      </div>
      {row.code && <CodeWords code={row.code} />}
      <PaymentActions detail={detail} />
      <AgreedFacts detail={detail} />
      <Part title={i18n.t('history.receipt')}>
        {receipt ? (
          <>
            <Receipt receipt={receipt} network={row.network} />
            <Raw title={i18n.t('history.raw')} text={receipt.raw} />
          </>
        ) : (
          <p className="text-muted">{i18n.t('history.receiptNone')}</p>
        )}
      </Part>
      <Part title={i18n.t('history.events')}>
        <EventList events={events} />
      </Part>
      <Raw title={i18n.t('history.terms')} text={terms} />
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-2 border-line border-t pt-4">
      <h3 className="font-semibold">{title}</h3>
      {children}
    </section>
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
