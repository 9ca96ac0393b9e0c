import { i18n } from '#i18n'
import { opensAsPage } from '@/components/history/opens-as-page'
import { reasonWords } from '@/components/question/reason-words'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import type { PaymentDetail } from '@/lib/contracts/history'
import { useFilter } from './use-filter'
import type { usePaymentChanges } from './use-payment-changes'

type PaymentActionsProps = {
  detail: PaymentDetail
  changes: ReturnType<typeof usePaymentChanges>
}

/** What can be done with a payment that was made. */
export function PaymentActions({ detail, changes }: PaymentActionsProps) {
  const { row } = detail
  const { again, hide } = changes
  const { change } = useFilter()
  const because =
    again.data?.ok === false
      ? again.data.because
      : again.isError || hide.isError
        ? 'INTERNAL'
        : null
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap gap-2">
        {detail.canPresent && (
          <Button
            variant="primary"
            size="small"
            busy={again.isPending}
            onClick={(event) => {
              if (event.nativeEvent.isTrusted) again.mutate()
            }}
          >
            {i18n.t('outcome.tryAgain')}
          </Button>
        )}
        {opensAsPage(row) && (
          <Button
            size="small"
            onClick={() => window.open(row.url, '_blank', 'noopener')}
          >
            {i18n.t('history.openPage')}
          </Button>
        )}
        <Button size="small" onClick={() => change({ site: row.site })}>
          {i18n.t('history.allOfSite')}
        </Button>
        <CopyButton
          variant="secondary"
          text={JSON.stringify(detail, null, 2)}
          label={i18n.t('history.copy')}
        />
        {!row.isImported && (
          <Button
            size="small"
            busy={hide.isPending}
            onClick={() => hide.mutate(!row.isHidden)}
          >
            {i18n.t(row.isHidden ? 'history.unhide' : 'history.hide')}
          </Button>
        )}
      </div>
      {row.isHidden && (
        <p className="text-12 text-muted">{i18n.t('history.hiddenHint')}</p>
      )}
      {because && (
        <Notice tone="bad" isLive title={reasonWords(because).what}>
          <p>{reasonWords(because).do}</p>
        </Notice>
      )}
      {again.data?.ok && (
        <Notice tone="good" isLive>
          {i18n.t('history.presented')}
        </Notice>
      )}
    </div>
  )
}
