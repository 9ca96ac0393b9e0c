import { useMutation } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { Facilitators } from '@/components/developer/facilitators'
import { SeenRow } from '@/components/developer/seen-row'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { useAddress } from '@/lib/client/route'
import { wallet } from '@/lib/client/wallet'
import { useRequestHeaders } from './use-request-headers'
import { useSeen } from './use-seen'

/** Every 402 seen, for those who build the sellers. Needs no wallet. */
export function DeveloperScreen() {
  const tabId = tabOf(useAddress().query)
  const { data, isError, refetch } = useSeen(tabId)
  const headersOf = useRequestHeaders()
  const forget = useMutation({
    mutationFn: () => wallet.forgetSeen(),
    onSettled: () => refetch(),
  })
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h1 className="font-semibold text-20">{i18n.t('app.developer')}</h1>
        {data && data.length > 0 && (
          <Button size="small" onClick={() => forget.mutate()}>
            {i18n.t('developer.clear')}
          </Button>
        )}
      </div>
      <p className="max-w-3xl text-muted">
        {i18n.t(tabId === null ? 'developer.lead' : 'developer.leadTab')}{' '}
        {tabId !== null && (
          <a
            href="#/developer"
            className="text-copper underline underline-offset-2"
          >
            {i18n.t('developer.allTabs')}
          </a>
        )}
      </p>
      {forget.isError && (
        <Notice tone="bad" isLive>
          {i18n.t('app.notDone')}
        </Notice>
      )}
      {isError && (
        <Notice tone="bad" isLive>
          {i18n.t('developer.failed')}
        </Notice>
      )}
      {data?.length === 0 && (
        <Card>
          <p className="font-medium">{i18n.t('developer.none')}</p>
          <p className="text-muted">{i18n.t('developer.noneDo')}</p>
        </Card>
      )}
      <ol aria-label={i18n.t('developer.list')} className="flex flex-col gap-3">
        {data?.map((seen, place) => (
          <li key={seen.id}>
            <SeenRow
              seen={seen}
              requestHeaders={headersOf(seen.id)}
              isNewest={place === 0}
            />
          </li>
        ))}
      </ol>
      <Facilitators />
    </div>
  )
}

function tabOf(query: string): number | null {
  const tab = new URLSearchParams(query).get('tab')
  return tab !== null && /^\d{1,10}$/.test(tab) ? Number(tab) : null
}
