import { useQueries, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { i18n } from '#i18n'
import { NetworkMark } from '@/components/network-mark'
import { balancesQuery, shownNetworks } from '@/lib/client/balances'
import { settingsQuery } from '@/lib/client/queries'
import { formatAmount } from '@/lib/tokens/amount'
import { heldBalances, rememberedHeld, rememberHeld } from './held'
import { wordsOfUnasked } from './unasked'

/** The money, a line a network that holds some; last known until it answers. */
export function BalanceList({ address }: { address: string | null }) {
  const { data: settings, isError } = useQuery(settingsQuery)
  const networks = settings ? shownNetworks(settings.testNetworks) : []
  const results = useQueries({
    queries: networks.map(({ id }) => ({
      ...balancesQuery(address ?? '', id, settings?.rpcUrls[id]),
      enabled: address !== null,
    })),
  })
  const remembered = address ? rememberedHeld(address) : {}
  const held = networks.map(({ id }, index) => {
    const data = results[index]?.data
    if (data?.kind !== 'known')
      return { id, words: remembered[id] ?? [], isNew: false }
    const words = heldBalances(data.balances).map(
      ({ token, atomic }) =>
        `${formatAmount(atomic, token.decimals)} ${token.symbol}`,
    )
    return { id, words, isNew: words.join() !== remembered[id]?.join() }
  })
  useEffect(() => {
    for (const { id, words, isNew } of held)
      if (address && isNew) rememberHeld(address, id, words)
  })
  const lines = held.filter(({ words }) => words.length > 0)
  const isAsking = results.some(({ isPending }) => isPending)
  const shown = networks.map(({ id }) => id)
  const unasked = shown.filter((_, index) => {
    const { data, isError = false } = results[index] ?? {}
    return data ? data.kind === 'unknown' : isError
  })
  const isKnown = settings !== undefined && !isAsking
  return (
    <section className="flex flex-col gap-1">
      <h2 className="text-12 text-muted">{i18n.t('popup.balances')}</h2>
      <ul className="flex min-h-6 flex-col gap-1">
        {lines.map(({ id, words }) => (
          <li key={id} className="flex flex-wrap justify-between gap-x-3">
            <NetworkMark network={id} />
            <span className="tabular text-right">{words.join(' + ')}</span>
          </li>
        ))}
        {isKnown && lines.length + unasked.length === 0 && (
          <li className="text-muted">{i18n.t('popup.balanceNone')}</li>
        )}
        {/* Beside money too: what is remembered may not be so any more. */}
        {isKnown && unasked.length > 0 && (
          <li className="text-muted">{wordsOfUnasked(unasked, shown)}</li>
        )}
        {!settings && isError && (
          <li className="text-muted">{i18n.t('popup.balanceUnknown')}</li>
        )}
      </ul>
    </section>
  )
}
