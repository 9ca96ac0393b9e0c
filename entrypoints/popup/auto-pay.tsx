import { useQuery } from '@tanstack/react-query'
import { Pause, Play } from 'lucide-react'
import { i18n } from '#i18n'
import { LimitNotices } from '@/components/limits/limit-notices'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { limitsQuery, noticesQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView } from '@/lib/contracts/limits'
import { ruleState } from '@/lib/policy/rule-state'
import { useAct } from './use-act'

/** Most notices that fit without pushing the rest out of sight. */
const shownNotices = 2

/** The switch for all auto-pay, why it may be off, and limits nearly used. */
export function AutoPay() {
  const { data: limits } = useQuery(limitsQuery)
  const { data: notices = [] } = useQuery(noticesQuery)
  const { isFailed, act } = useAct()
  const isPaused = limits?.isPaused ?? false
  const Icon = isPaused ? Play : Pause
  return (
    <section
      aria-label={i18n.t('popup.autoPay')}
      className="flex shrink-0 flex-col gap-2 border-line border-t bg-card px-4 pt-2"
    >
      <LimitNotices
        notices={notices.slice(0, shownNotices)}
        onDismiss={(id) => act(() => wallet.dismissNotice({ id }))}
      />
      {limits?.doubt && (
        <a
          href="/dashboard.html#/limits"
          target="_blank"
          rel="noreferrer"
          className={classNames(
            'text-12 underline underline-offset-2',
            limits.doubt === 'CLOCK_UNHEARD' ? 'text-wait' : 'text-bad',
          )}
        >
          {i18n.t(`limits.doubt.${limits.doubt}.title`)}
        </a>
      )}
      <div className="flex min-h-8 items-center justify-between gap-2">
        <p
          role="status"
          className={`text-12 ${isPaused ? 'text-wait' : 'text-muted'}`}
        >
          {limits && wordsOfAutoPay(limits)}
        </p>
        {limits && (
          <Button
            size="small"
            icon={<Icon aria-hidden size={16} strokeWidth={1.5} />}
            onClick={() =>
              act(() => wallet.pauseAutoPay({ isPaused: !isPaused }))
            }
          >
            {i18n.t(isPaused ? 'popup.resume' : 'popup.pause')}
          </Button>
        )}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {isFailed && i18n.t('app.notDone')}
      </p>
    </section>
  )
}

/** What is paid without asking; silent where a doubt is already said. */
function wordsOfAutoPay(limits: LimitsView): string {
  if (limits.isPaused) return i18n.t('popup.isPaused')
  if (limits.doubt) return ''
  const { length } = inForce(limits, Date.now())
  return length === 0
    ? i18n.t('popup.allAsked')
    : i18n.t('popup.inForce', length)
}

/** Limits that would pay just now; a site never asked about pays by none. */
function inForce({ rules, never }: LimitsView, nowMs: number) {
  return rules.filter(
    (rule) =>
      rule.mode === 'auto' &&
      ruleState(rule, nowMs) === null &&
      !never.some(({ site }) => site === rule.site),
  )
}
