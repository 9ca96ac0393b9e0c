import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { shortAddress } from '@/components/short-address'
import { SiteName } from '@/components/site-name'
import { Pill } from '@/components/ui/pill'
import type { RuleView } from '@/lib/contracts/limits'
import { findToken } from '@/lib/tokens/find-token'
import type { RuleState } from './rule-state'

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
      </span>
      {state && (
        <Pill tone={toneOf(state)}>{i18n.t(`limits.state.${state}`)}</Pill>
      )}
    </span>
  )
}

function toneOf(state: RuleState): 'plain' | 'wait' | 'bad' {
  if (state === 'UNDELIVERED') return 'bad'
  return state === 'FIRST' ? 'plain' : 'wait'
}
