import { useQuery } from '@tanstack/react-query'
import { Braces, Gauge, History, Settings, Wallet } from 'lucide-react'
import { i18n } from '#i18n'
import { Brand } from '@/components/brand'
import { Notice } from '@/components/ui/notice'
import { Rail } from '@/components/ui/rail'
import { statusQuery } from '@/lib/client/queries'
import { useRoute } from '@/lib/client/route'
import { AccountsScreen } from './accounts/accounts-screen'
import { DeveloperScreen } from './developer/developer-screen'
import { HistoryScreen } from './history/history-screen'
import { LimitsScreen } from './limits/limits-screen'
import { SettingsScreen } from './settings/settings-screen'

const screens = {
  history: HistoryScreen,
  limits: LimitsScreen,
  accounts: AccountsScreen,
  developer: DeveloperScreen,
  settings: SettingsScreen,
}

/** The dashboard's frame: the rail, and the screen its address names. */
export function DashboardApp() {
  const route = useRoute([
    'history',
    'limits',
    'accounts',
    'developer',
    'settings',
  ])
  const status = useQuery(statusQuery)
  const Screen = screens[route]
  return (
    <div className="mx-auto flex min-h-dvh max-w-6xl flex-col gap-4 px-4 py-4 md:flex-row md:gap-8 md:py-8">
      <button
        type="button"
        onClick={() => document.getElementById('main')?.focus()}
        className="sr-only focus:not-sr-only focus:absolute focus:rounded-control focus:bg-card focus:p-2"
      >
        {i18n.t('app.skip')}
      </button>
      <header className="flex shrink-0 flex-col gap-4 md:sticky md:top-8 md:w-44 md:self-start">
        <div className="md:px-3">
          <Brand size={24} />
        </div>
        <Rail
          label={i18n.t('app.screens')}
          current={route}
          items={[
            {
              value: 'history',
              label: i18n.t('app.history'),
              icon: <History aria-hidden size={18} strokeWidth={1.5} />,
            },
            {
              value: 'limits',
              label: i18n.t('app.limits'),
              icon: <Gauge aria-hidden size={18} strokeWidth={1.5} />,
            },
            {
              value: 'accounts',
              label: i18n.t('app.accounts'),
              icon: <Wallet aria-hidden size={18} strokeWidth={1.5} />,
            },
            {
              value: 'developer',
              label: i18n.t('app.developer'),
              icon: <Braces aria-hidden size={18} strokeWidth={1.5} />,
            },
            {
              value: 'settings',
              label: i18n.t('app.settings'),
              icon: <Settings aria-hidden size={18} strokeWidth={1.5} />,
            },
          ]}
        />
      </header>
      <main
        id="main"
        tabIndex={-1}
        className="flex min-w-0 flex-1 flex-col gap-4 focus:outline-none"
      >
        {status.isError && (
          <Notice tone="bad" isLive>
            {i18n.t('app.unreachable')}
          </Notice>
        )}
        {status.data?.wallet === 'none' && (
          <Notice>
            <p>
              {i18n.t('app.noWallet')}{' '}
              <a
                href="/welcome.html"
                className="text-copper underline underline-offset-2"
              >
                {i18n.t('app.setUp')}
              </a>
            </p>
          </Notice>
        )}
        <Screen />
      </main>
    </div>
  )
}
