import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { shortAddress } from '@/components/short-address'
import { SiteName } from '@/components/site-name'
import type { RuleView } from '@/lib/contracts/limits'
import type { RuleState } from '@/lib/policy/rule-state'
import { findToken } from '@/lib/tokens/find-token'

/** Whom a rule is about: site, seller where it differs, token and network. */
export function RuleWho({
  rule,
  state,
}: {
  rule: RuleView
  state: RuleState | null
}) {
  const { site, seller, network, asset, kinds } = rule
  return (
    <span className="flex min-w-0 flex-col items-start gap-1 font-normal">
      <SiteName origin={site} />
      {seller !== site && (
        <span className="text-12 text-muted">
          {i18n.t('limits.chargedBy')} <SiteName origin={seller} />
        </span>
      )}
      <span className="flex flex-wrap items-center gap-x-1.5 text-12 text-muted">
        <span>{findToken(network, asset)?.symbol ?? shortAddress(asset)}</span>
        <NetworkMark network={network} />
      </span>
      <span className="text-12 text-muted">
        {kinds.map((kind) => i18n.t(`limits.kind.${kind}`)).join(' · ')}
        {rule.paysKnown && ` · ${i18n.t('known.on')}`}
      </span>
      {state && (
        <span className={`font-medium text-12 ${colorOf(state)}`}>
          {i18n.t(`limits.state.${state}`)}
        </span>
      )}
    </span>
  )
}

function colorOf(state: RuleState): string {
  if (state === 'UNDELIVERED') return 'text-bad'
  return state === 'FIRST' ? 'text-muted' : 'text-wait'
}
