import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { i18n } from '#i18n'
import { NewLimit } from '@/components/limits/new-limit'
import { NoLimits } from '@/components/limits/no-limits'
import type { RuleMode } from '@/components/limits/rule-events'
import { RuleTable } from '@/components/limits/rule-table'
import { useNow } from '@/components/question/use-now'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { shownNetworks } from '@/lib/client/balances'
import { settingsQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { LimitsView, RuleChange } from '@/lib/contracts/limits'
import { tokens } from '@/lib/tokens/tokens'
import type { useLimitChanges } from './use-limit-changes'

export type LimitsSectionProps = {
  limits: LimitsView
  changes: ReturnType<typeof useLimitChanges>
}

/** Every site with a limit, and a new one by hand. */
export function RuleSection({ limits, changes }: LimitsSectionProps) {
  const { attempt, change } = changes
  const { data: settings } = useQuery(settingsQuery)
  const nowMs = useNow(60_000)
  const [isAdding, setIsAdding] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const never = new Set(limits.never.map(({ site }) => site))
  const networks = shownNetworks(settings?.testNetworks ?? false)
  const [first, ...others] = networks.flatMap(({ id }) =>
    tokens.filter(({ network }) => network === id),
  )

  const setMode = async (id: string, mode: RuleMode) => {
    const rule = limits.rules.find((one) => one.id === id)
    if (!rule) return undefined
    if (mode === 'never')
      return wallet.never({ site: rule.site, isNever: true })
    if (never.has(rule.site))
      await wallet.never({ site: rule.site, isNever: false })
    return wallet.changeRule({ id, change: { mode } })
  }

  return (
    <Card className="relative">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 ref={heading} tabIndex={-1} className="font-semibold text-16">
          {i18n.t('limits.sites')}
        </h2>
        {limits.rules.length > 0 && (
          <Button size="small" onClick={() => setIsAdding(true)}>
            {i18n.t('limits.add')}
          </Button>
        )}
      </div>
      {limits.rules.length === 0 ? (
        <NoLimits onAdd={() => setIsAdding(true)} />
      ) : (
        <RuleTable
          label={i18n.t('limits.sites')}
          rules={limits.rules}
          never={never}
          nowMs={nowMs}
          onSave={(id, numbers) =>
            attempt(
              () => wallet.changeRule({ id, change: numbers }),
              i18n.t('limits.saved'),
            )
          }
          onChange={(id, part) =>
            void change(
              () => wallet.changeRule({ id, change: part }),
              wordsOfChange(part),
            )
          }
          onMode={(id, mode) =>
            void change(
              () => setMode(id, mode),
              i18n.t(mode === 'never' ? 'limits.neverDone' : 'limits.saved'),
            )
          }
          onRemove={async (id) => {
            const isGone = await change(
              () => wallet.removeRule({ id }),
              i18n.t('limits.removed'),
            )
            // The row took the keyboard's place with it.
            if (isGone) heading.current?.focus()
          }}
        />
      )}
      {isAdding && first && (
        <NewLimit
          tokens={[first, ...others]}
          onMake={(rule, password) =>
            attempt(
              () => wallet.makeRule({ rule, password }),
              i18n.t('limits.added'),
            )
          }
          onMade={() => setIsAdding(false)}
          onClose={() => setIsAdding(false)}
        />
      )}
    </Card>
  )
}

function wordsOfChange({ isRenewed, isPaused }: RuleChange): string {
  if (isRenewed) return i18n.t('limits.renewed')
  return i18n.t(isPaused ? 'limits.paused' : 'limits.resumed')
}
