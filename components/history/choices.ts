import { siteText } from '@/components/limits/row-button'
import { shortAddress } from '@/components/short-address'
import type { PaymentRow } from '@/lib/contracts/history'
import { findToken } from '@/lib/tokens/find-token'
import { networkById } from '@/lib/tokens/networks'
import { tokenOf } from './filter-rows'

export type Choice = { value: string; label: string }

/** As much of a payment, or of a day of them, as there are choices of. */
type Placed = Pick<PaymentRow, 'site' | 'network' | 'asset'>

/** Sites, tokens and networks there are payments of, for filters. */
export function choicesOf(rows: Iterable<Placed>): {
  sites: Choice[]
  tokens: Choice[]
  networks: Choice[]
} {
  const sites = new Set<string>()
  const tokens = new Map<string, Placed>()
  const networks = new Set<string>()
  for (const row of rows) {
    sites.add(row.site)
    networks.add(row.network)
    const token = tokenOf(row)
    if (!tokens.has(token)) tokens.set(token, row)
  }
  return {
    sites: sorted([...sites].map((site) => [site, siteText(site)])),
    tokens: sorted([...tokens].map(([key, row]) => [key, tokenText(row)])),
    networks: sorted([...networks].map((id) => [id, networkText(id)])),
  }
}

function tokenText({ network, asset }: Placed): string {
  const symbol = findToken(network, asset)?.symbol ?? shortAddress(asset)
  return `${symbol} · ${networkText(network)}`
}

function networkText(id: string): string {
  return networkById(id)?.name ?? id
}

function sorted(pairs: [value: string, label: string][]): Choice[] {
  return pairs
    .map(([value, label]) => ({ value, label }))
    .sort((a, b) => a.label.localeCompare(b.label))
}
