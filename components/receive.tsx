import { i18n } from '#i18n'
import { Qr } from './qr'
import { Card } from './ui/card'
import { CopyButton } from './ui/copy-button'

/** A wallet's address to send money to: QR code, every character, copy. */
export function Receive({ address }: { address: string }) {
  return (
    <Card className="flex flex-col items-center gap-4 sm:flex-row sm:items-start">
      <Qr text={address} label={i18n.t('accounts.qr')} />
      <div className="flex min-w-0 flex-col items-center gap-3 sm:items-start">
        <h2 className="font-semibold text-16">{i18n.t('accounts.address')}</h2>
        <p className="break-all text-center font-mono text-14 sm:text-left">
          {address}
        </p>
        <CopyButton
          text={address}
          label={i18n.t('ui.copyAddress')}
          variant="secondary"
        />
        <p className="text-12 text-muted">{i18n.t('accounts.sameAddress')}</p>
      </div>
    </Card>
  )
}
