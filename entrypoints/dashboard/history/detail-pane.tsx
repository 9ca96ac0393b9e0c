import { X } from 'lucide-react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { PaymentView } from './payment-view'

type DetailPaneProps = {
  id: string | null
  newerId: string | null
  onClose: () => void
}

/** The opened payment beside the list; Escape closes it. */
export function DetailPane({ id, newerId, onClose }: DetailPaneProps) {
  return (
    <aside
      aria-label={i18n.t('history.detail')}
      onKeyDown={({ key }) => {
        if (key === 'Escape') onClose()
      }}
      className="sticky top-36 max-h-[calc(100dvh-11rem)] w-[26rem] shrink-0 overflow-y-auto rounded-card border border-line bg-card p-5"
    >
      {id === null ? (
        <p className="text-muted">{i18n.t('history.choose')}</p>
      ) : (
        <>
          <div className="mb-3 flex items-center justify-between">
            <h2 className="font-semibold text-16">
              {i18n.t('history.detail')}
            </h2>
            <Button
              size="small"
              variant="quiet"
              aria-label={i18n.t('history.close')}
              onClick={onClose}
              icon={<X aria-hidden size={16} strokeWidth={1.5} />}
            />
          </div>
          <PaymentView key={id} id={id} newerId={newerId} />
        </>
      )}
    </aside>
  )
}
