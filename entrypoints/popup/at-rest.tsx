import { useQuery } from '@tanstack/react-query'
import { Lock } from 'lucide-react'
import { i18n } from '#i18n'
import { Brand } from '@/components/brand'
import { SetUpLink } from '@/components/question/set-up-link'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Notice } from '@/components/ui/notice'
import { UnlockHere } from '@/components/unlock-here'
import { statusQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import { AutoPay } from './auto-pay'
import { BalanceList } from './balance-list'
import { LastPayments } from './last-payments'
import { ThisTab } from './this-tab'
import { useAct } from './use-act'

/** The popup while nothing waits: this tab, the last payments, the money. */
export function AtRest({ tabId }: { tabId: number | null }) {
  const { data: status, isError } = useQuery(statusQuery)
  const { isFailed, act } = useAct()
  return (
    <>
      <header className="flex min-h-12 shrink-0 items-center justify-between border-line border-b px-4 py-2">
        <Brand />
        {status?.wallet === 'unlocked' && (
          <Button
            size="small"
            variant="quiet"
            className="-mr-2.5"
            icon={<Lock aria-hidden size={16} strokeWidth={1.5} />}
            onClick={() => act(() => wallet.lock())}
          >
            {i18n.t('popup.lock')}
          </Button>
        )}
      </header>
      <main className="flex min-h-0 flex-1 flex-col gap-4 overflow-y-auto px-4 py-4">
        <h1 className="sr-only">{i18n.t('popup.title')}</h1>
        {isError && (
          <Notice tone="bad" isLive>
            {i18n.t('popup.unreachable')}
          </Notice>
        )}
        {isFailed && (
          <Notice tone="bad" isLive>
            {i18n.t('app.notDone')}
          </Notice>
        )}
        {status?.wallet === 'none' ? (
          <div className="flex flex-col gap-3">
            <h2 className="font-semibold text-20">
              {i18n.t('popup.setUpTitle')}
            </h2>
            <p>{i18n.t('popup.setUpBody')}</p>
            <SetUpLink label={i18n.t('app.setUp')} />
          </div>
        ) : (
          <>
            <ThisTab tabId={tabId} />
            {status?.wallet === 'locked' && (
              <section className="flex flex-col gap-2">
                <p className="text-muted">{i18n.t('popup.locked')}</p>
                <UnlockHere />
              </section>
            )}
            <LastPayments />
            <BalanceList address={status?.address ?? null} />
          </>
        )}
      </main>
      {status && status.wallet !== 'none' && <AutoPay />}
      <nav
        aria-label={i18n.t('app.screens')}
        className={classNames(
          'flex shrink-0 flex-wrap gap-x-4 bg-card px-4 py-3',
          (!status || status.wallet === 'none') && 'border-line border-t',
        )}
      >
        <ScreenLink screen="history" label={i18n.t('app.history')} />
        <ScreenLink screen="limits" label={i18n.t('app.limits')} />
        <ScreenLink screen="accounts" label={i18n.t('popup.addMoney')} />
        <ScreenLink
          screen={tabId === null ? 'developer' : `developer?tab=${tabId}`}
          label={i18n.t('app.developer')}
        />
        <ScreenLink screen="settings" label={i18n.t('app.settings')} />
      </nav>
    </>
  )
}

function ScreenLink({ screen, label }: { screen: string; label: string }) {
  return (
    <a
      href={`/dashboard.html#/${screen}`}
      target="_blank"
      rel="noreferrer"
      className="rounded-control py-1 underline decoration-line underline-offset-4 hover:decoration-ink"
    >
      {label}
    </a>
  )
}
