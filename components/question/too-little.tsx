import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { Qr } from '@/components/qr'
import { Notice } from '@/components/ui/notice'
import { formatAmount } from '@/lib/tokens/amount'
import type { PricedOffer } from './priced-offer'
import { useNow } from './use-now'
import { wordsOfTime } from './words-of-time'

/** How much is short and where to send it; nothing while there is enough. */
export function TooLittle({
  offer,
  address,
  untilMs,
}: {
  offer: Pick<PricedOffer, 'balanceAfter' | 'token' | 'network'>
  address: string
  /** When the question ends, unanswered. */
  untilMs: number
}) {
  const nowMs = useNow()
  const { balanceAfter, token, network } = offer
  if (typeof balanceAfter !== 'bigint' || balanceAfter >= 0n) return null
  const label = i18n.t('question.fund', [network.name])
  return (
    <Notice
      tone="bad"
      isLive
      title={i18n.t('question.shortBy', [
        formatAmount(-balanceAfter, token.decimals),
        token.symbol,
        network.name,
      ])}
    >
      <p className="text-12">
        {i18n.t('question.shortHelp', [
          token.symbol,
          network.name,
          wordsOfTime(untilMs, nowMs),
        ])}
      </p>
      <Address value={address} />
      <Qr text={address} label={label} size={96} />
    </Notice>
  )
}
