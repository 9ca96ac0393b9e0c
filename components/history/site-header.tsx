import { i18n } from '#i18n'
import { UsedBar } from '@/components/limits/used-bar'
import { NetworkMark } from '@/components/network-mark'
import { SiteName } from '@/components/site-name'
import { Button } from '@/components/ui/button'
import type { RuleView } from '@/lib/contracts/limits'
import { ruleState } from '@/lib/policy/rule-state'
import { findToken } from '@/lib/tokens/find-token'

type SiteHeaderProps = {
  /** Origin. */
  site: string
  /** Rules of this site; null until they are read. */
  rules: readonly RuleView[] | null
  /** The person said never to it. */
  isNever: boolean
  /** Reading its rules failed. */
  isUnread: boolean
  onLeave: () => void
}

/** One site: what it may take without asking, and how much of it it took. */
export function SiteHeader(props: SiteHeaderProps) {
  const { site, rules, onLeave } = props
  const words = wordsFor(props)
  return (
    <section className="flex flex-col gap-3 rounded-card border border-line bg-card p-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-16">
          <SiteName origin={site} />
        </h2>
        <Button size="small" onClick={onLeave}>
          {i18n.t('history.allSites')}
        </Button>
      </div>
      {words && (
        <p
          role={rules ? undefined : 'status'}
          className={rules || !props.isUnread ? 'text-muted' : 'text-bad'}
        >
          {words}
        </p>
      )}
      {rules?.map((rule) => (
        <SiteRule key={rule.id} rule={rule} />
      ))}
      <p>
        <a href="#/limits" className="text-copper underline underline-offset-2">
          {i18n.t('history.seeLimits')}
        </a>
      </p>
    </section>
  )
}

/** What there is to say where no limit is shown, or none counts. */
function wordsFor({ rules, isNever, isUnread }: SiteHeaderProps) {
  if (!rules) return i18n.t(isUnread ? 'limits.failed' : 'limits.loading')
  if (isNever) return i18n.t('popup.never')
  return rules.length === 0 ? i18n.t('history.noRule') : null
}

function SiteRule({ rule }: { rule: RuleView }) {
  const { seller, site, network, asset, per24h, per30d, mode } = rule
  const state = ruleState(rule, Date.now())
  const token = findToken(network, asset)
  const decimals = token?.decimals ?? 0
  return (
    <div className="flex flex-col gap-2 border-line border-t pt-3">
      <p className="flex flex-wrap items-center gap-x-2 text-12 text-muted">
        <span>{token?.symbol ?? asset}</span>
        <NetworkMark network={network} />
        {seller !== site && (
          <span>
            {i18n.t('limits.chargedBy')} <SiteName origin={seller} />
          </span>
        )}
        {mode === 'ask' && <span>{i18n.t('limits.modeAsk')}</span>}
        {state && (
          <span className="text-wait">{i18n.t(`limits.state.${state}`)}</span>
        )}
      </p>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <UsedBar
          label={i18n.t('limits.per24h')}
          after={i18n.t('limits.in24h')}
          {...per24h}
          decimals={decimals}
        />
        <UsedBar
          label={i18n.t('limits.per30d')}
          after={i18n.t('limits.in30d')}
          {...per30d}
          decimals={decimals}
        />
      </div>
    </div>
  )
}
