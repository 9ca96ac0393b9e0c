import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { FundingAdvice } from '@/components/funding-advice'
import { Receive } from '@/components/receive'
import { settingsQuery, statusQuery } from '@/lib/client/queries'
import { Balances } from './balances'
import { Keys } from './keys'

/** The account: its address, what it holds, how to fund it, its secret, the lock. */
export function AccountsScreen() {
  const status = useQuery(statusQuery)
  const settings = useQuery(settingsQuery)
  const address = status.data?.address
  return (
    <div className="flex max-w-3xl flex-col gap-4">
      <h1 className="font-semibold text-20">{i18n.t('app.accounts')}</h1>
      {address && (
        <>
          <Receive address={address} />
          {settings.data && (
            <Balances address={address} settings={settings.data} />
          )}
          <FundingAdvice
            hasTestNetworks={settings.data?.testNetworks ?? false}
          />
        </>
      )}
      {/* A wallet that cannot be read has no address, and this way on. */}
      {status.data && status.data.wallet !== 'none' && (
        <Keys status={status.data} />
      )}
    </div>
  )
}
