import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { ForgotPassword } from '@/components/forgot-password'
import { Ceilings } from '@/components/limits/ceilings'
import { DoubtNotice } from '@/components/limits/doubt-notice'
import { PauseAll } from '@/components/limits/pause-all'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { UnlockForm } from '@/components/unlock-form'
import { limitsQuery, statusQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import { RuleSection } from './rule-section'
import { SiteSections } from './site-sections'
import { useLimitChanges } from './use-limit-changes'

/** What may be paid without asking: the switch, the ceilings, every rule. */
export function LimitsScreen() {
  const { data: limits, isError, refetch } = useQuery(limitsQuery)
  const { data: status } = useQuery(statusQuery)
  const changes = useLimitChanges()
  const { said, failed, attempt, change } = changes
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div>
        <h1 className="font-semibold text-20">{i18n.t('app.limits')}</h1>
        <p className="text-muted">{i18n.t('limits.lead')}</p>
      </div>
      {isError && (
        <Notice tone="bad" isLive>
          <p>{i18n.t('limits.failed')}</p>
          <div>
            <Button size="small" onClick={() => void refetch()}>
              {i18n.t('limits.retry')}
            </Button>
          </div>
        </Notice>
      )}
      {!limits && !isError && (
        <p className="text-muted">{i18n.t('limits.loading')}</p>
      )}
      {limits && (
        <>
          <PauseAll
            isPaused={limits.isPaused}
            onPause={(isPaused) =>
              void change(
                () => wallet.pauseAutoPay({ isPaused }),
                i18n.t(isPaused ? 'limits.pausedNow' : 'limits.resumedNow'),
              )
            }
          />
          {limits.doubt && (
            <DoubtNotice
              doubt={limits.doubt}
              isLocked={status?.wallet === 'locked'}
              onTrust={async (password) => {
                const result = await wallet.trustLedger({ password })
                if (result.ok)
                  await change(async () => result, i18n.t('limits.trusted'))
                return result
              }}
            />
          )}
          {status?.wallet === 'locked' && (
            <Card>
              <h2 className="mb-1 font-semibold text-16">
                {i18n.t('lock.title')}
              </h2>
              <p className="mb-3 text-muted">{i18n.t('limits.lockedLead')}</p>
              <UnlockForm />
              <ForgotPassword />
            </Card>
          )}
          {/* Locked, everything is there to read and nothing to change. */}
          <fieldset
            disabled={status?.wallet !== 'unlocked'}
            className="flex min-w-0 flex-col gap-4"
          >
            <legend className="sr-only">{i18n.t('app.limits')}</legend>
            <Ceilings
              ceilings={limits.ceilings}
              used={limits.used}
              onSave={(ceilings, password) =>
                attempt(
                  () =>
                    wallet.setCeilings({
                      ceilings,
                      ...(password === undefined ? {} : { password }),
                    }),
                  i18n.t('limits.saved'),
                )
              }
            />
            <RuleSection limits={limits} changes={changes} />
            <SiteSections limits={limits} changes={changes} />
          </fieldset>
        </>
      )}
      <div className="pointer-events-none sticky bottom-4 flex flex-col items-start gap-2">
        <p
          role="status"
          className="rounded-control border border-line bg-card px-3 py-2 text-good empty:sr-only"
        >
          {said}
        </p>
        {failed && (
          <Notice tone="bad" isLive>
            {failed}
          </Notice>
        )}
      </div>
    </div>
  )
}
