import { i18n } from '#i18n'
import { historyAddress } from '@/components/history/history-address'
import { PaymentRow } from '@/components/payment-row'
import { Button } from '@/components/ui/button'
import type { Yes } from '@/lib/contracts/answer'
import type { PaymentRow as Row } from '@/lib/contracts/history'
import { middleEllipsis, pathOf } from './ellipsis'
import { moneyOf } from './failure'
import { Paid } from './paid'
import { QuestionFrame } from './question-frame'
import { reasonWords } from './reason-words'
import { useEscape } from './use-escape'
import { useNow } from './use-now'

const mostShown = 36

type PaidPartlyProps = {
  rows: readonly Row[]
  failures: Yes['failures']
  onDone: () => void
}

/** Of several asked as one: what was paid, then each that did not come. */
export function PaidPartly({ rows, failures, onDone }: PaidPartlyProps) {
  const nowMs = useNow()
  const paid = rows.filter(({ status }) => status === 'delivered')
  const others = rows.filter(({ status }) => status !== 'delivered')
  useEscape(onDone)
  return (
    <QuestionFrame
      footer={<Button onClick={onDone}>{i18n.t('question.close')}</Button>}
    >
      {paid.length > 0 ? (
        <Paid rows={paid} />
      ) : (
        <h1 className="font-medium text-16">{i18n.t('outcome.title')}</h1>
      )}
      {others.length > 0 && (
        <section className="flex flex-col gap-1">
          <h2 className="text-12 text-muted">{i18n.t('outcome.notCome')}</h2>
          <ul className="-mx-3">
            {others.map((row) => (
              <li key={row.id}>
                <PaymentRow
                  row={row}
                  nowMs={nowMs}
                  onOpen={(id) => window.open(historyAddress(id))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {failures.length > 0 && (
        <section className="flex flex-col gap-1">
          <h2 className="text-12 text-muted">{i18n.t('outcome.notPaid')}</h2>
          <ul className="flex flex-col gap-2">
            {failures.map(({ url, because }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: one page may ask for one address twice, and the list never changes
              <li key={at} className="flex flex-col">
                <span className="flex flex-wrap justify-between gap-x-4">
                  <bdi dir="ltr" title={url} className="break-all">
                    {middleEllipsis(pathOf(url), mostShown)}
                  </bdi>
                  <span className="ml-auto">{moneyOf(because)}</span>
                </span>
                <span>{reasonWords(because).what}</span>
                <span className="text-muted">{reasonWords(because).do}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </QuestionFrame>
  )
}
