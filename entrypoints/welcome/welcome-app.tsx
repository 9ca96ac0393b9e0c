import { useQuery } from '@tanstack/react-query'
import type { ComponentType } from 'react'
import { i18n } from '#i18n'
import { Brand } from '@/components/brand'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { statusQuery } from '@/lib/client/queries'
import { ConfirmStep } from './steps/confirm-step'
import { FundStep } from './steps/fund-step'
import { ImportStep } from './steps/import-step'
import { PasswordStep } from './steps/password-step'
import { ReadyStep } from './steps/ready-step'
import { StartStep } from './steps/start-step'
import { WordsStep } from './steps/words-step'
import { type Step, useWelcome } from './welcome-store'

const steps: Record<Step, ComponentType> = {
  start: StartStep,
  words: WordsStep,
  confirm: ConfirmStep,
  import: ImportStep,
  password: PasswordStep,
  fund: FundStep,
  ready: ReadyStep,
}

/** The first run, one step at a time. */
export function WelcomeApp() {
  const status = useQuery(statusQuery)
  const step = useWelcome((state) => state.step)

  // Opened again with a wallet there: what is left is funding it.
  const hasWallet = status.data !== undefined && status.data.wallet !== 'none'
  const shown = hasWallet && step !== 'ready' ? 'fund' : step
  const Shown = steps[shown]

  return (
    <div className="mx-auto flex min-h-dvh max-w-2xl flex-col gap-6 px-4 py-8 sm:py-12">
      <header>
        <Brand size={28} />
      </header>
      <main className="flex flex-col gap-6">
        {status.isPending && (
          <p className="flex items-center gap-2 text-muted">
            <Spinner />
            {i18n.t('app.loading')}
          </p>
        )}
        {status.isError && (
          <Notice tone="bad" isLive>
            {i18n.t('app.unreachable')}
          </Notice>
        )}
        {status.isSuccess && <Shown key={shown} />}
      </main>
    </div>
  )
}
