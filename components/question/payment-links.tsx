import { i18n } from '#i18n'
import { historyAddress } from '@/components/history/history-address'
import { opensAsPage } from '@/components/history/opens-as-page'
import { ExternalLink } from '@/components/ui/external-link'
import type { PaymentRow } from '@/lib/contracts/history'

type PaymentLinksProps = {
  paymentId: string
  /** What was asked for; a page can be opened again. */
  asked: Pick<PaymentRow, 'kind' | 'url'>
}

/** The ways on from a payment that went wrong. */
export function PaymentLinks({ paymentId, asked }: PaymentLinksProps) {
  return (
    <p className="flex flex-wrap justify-between gap-x-4 gap-y-1">
      <ExternalLink href={historyAddress(paymentId)}>
        {i18n.t('outcome.seeInHistory')}
      </ExternalLink>
      {opensAsPage(asked) && (
        <ExternalLink href={asked.url}>
          {i18n.t('outcome.openPage')}
        </ExternalLink>
      )}
    </p>
  )
}
