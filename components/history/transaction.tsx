import { i18n } from '#i18n'
import { SellerText } from '@/components/seller-text'
import { ExternalLink } from '@/components/ui/external-link'
import { networkById } from '@/lib/tokens/networks'

/** A link only for what is a transaction hash, to an explorer of our table. */
export function Transaction({
  hash,
  network,
}: {
  hash: string
  network: string
}) {
  const explorer = networkById(network)?.explorerUrl
  if (!explorer || !/^0x[0-9a-f]{64}$/i.test(hash))
    return <SellerText text={hash} isLabelShown={false} />
  return (
    <>
      <span className="break-all font-mono text-12">{hash}</span>{' '}
      <ExternalLink href={`${explorer}/tx/${hash}`}>
        {i18n.t('history.explorer', [new URL(explorer).host])}
      </ExternalLink>
    </>
  )
}
