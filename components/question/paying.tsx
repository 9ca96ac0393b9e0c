import { useQuery } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useEffect } from 'react'
import { i18n } from '#i18n'
import { moneyWords } from '@/components/money-words'
import { outcomeWords } from '@/components/outcome-words'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { paymentQuery } from '@/lib/client/queries'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { CodeWords } from './code-words'
import { QuestionFrame } from './question-frame'
import { useNow } from './use-now'

const askEveryMs = 300
/** Long enough to read two words. */
const paidShownMs = 900

/** After Pay: on its way, then what happened to the money. */
export function Paying({
  paymentId,
  onDone,
}: {
  paymentId: string
  onDone: () => void
}) {
  const nowMs = useNow()
  const { data: detail } = useQuery({
    ...paymentQuery(paymentId),
    refetchInterval: ({ state }) =>
      !state.data || state.data.row.status === 'working' ? askEveryMs : false,
  })
  const row = detail?.row
  const isDelivered = row?.status === 'delivered'

  useEffect(() => {
    if (!isDelivered) return
    const timer = setTimeout(onDone, paidShownMs)
    return () => clearTimeout(timer)
  }, [isDelivered, onDone])

  if (!row || row.status === 'working')
    return (
      <QuestionFrame>
        <h1
          role="status"
          className="flex items-center gap-2 font-medium text-16"
        >
          <Spinner size={20} />
          {i18n.t('question.paying')}
        </h1>
        <p className="text-muted">{i18n.t('question.working')}</p>
      </QuestionFrame>
    )
  if (isDelivered) {
    const token = findToken(row.network, row.asset)
    const words = token
      ? `${formatAmount(BigInt(row.amount), token.decimals)} ${token.symbol}`
      : ''
    return (
      <QuestionFrame>
        <h1
          role="status"
          className="flex items-center gap-2 font-medium text-16 text-good"
        >
          <CircleCheck aria-hidden size={20} strokeWidth={1.5} />
          {i18n.t('question.paid', [words])}
        </h1>
      </QuestionFrame>
    )
  }
  const receiptSaysPaid = detail.receipt?.success ?? null
  return (
    <QuestionFrame
      footer={<Button onClick={onDone}>{i18n.t('question.close')}</Button>}
    >
      <h1 className="sr-only">{i18n.t('outcome.title')}</h1>
      <Notice tone="wait" title={outcomeWords(row, nowMs)} isLive>
        <p>{moneyWords({ ...row, receiptSaysPaid }, nowMs)}</p>
      </Notice>
      {row.code && <CodeWords code={row.code} />}
    </QuestionFrame>
  )
}
