import { useMutation, useQueryClient } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { reasonWords } from '@/components/question/reason-words'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { PaymentDetail } from '@/lib/contracts/history'

/** What can be done with a payment that was made. */
export function PaymentActions({ detail }: { detail: PaymentDetail }) {
  const { row } = detail
  const client = useQueryClient()
  const again = useMutation({
    mutationFn: () => wallet.presentAgain({ id: row.id }),
    onSettled: () => client.invalidateQueries({ queryKey: backgroundKey }),
  })
  const because =
    again.data?.ok === false
      ? again.data.because
      : again.isError
        ? 'INTERNAL'
        : null
  // A call's address is no page, and only the web's own schemes are opened.
  const canOpen = row.kind === 'open' && /^https?:\/\//.test(row.url)
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
            {i18n.t('history.presentAgain')}
          </Button>
        )}
        {canOpen && (
          <Button
            size="small"
            onClick={() => window.open(row.url, '_blank', 'noopener')}
          >
            {i18n.t('history.openPage')}
          </Button>
        )}
        <CopyButton
          variant="secondary"
          text={JSON.stringify(detail, null, 2)}
          label={i18n.t('history.copy')}
        />
      </div>
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
