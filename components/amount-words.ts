import { i18n } from '#i18n'
import type { PaymentRow } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { markedAmount } from '@/lib/tokens/marked-amount'
import { networkById } from '@/lib/tokens/networks'
import { knownAmount } from './known-amount'
import { shortAddress } from './short-address'

type Told = Pick<PaymentRow, 'network' | 'asset' | 'isUpTo'> & {
  amount: bigint | string
  /** What the chain shows was taken; null before it does. */
  provenAmount: string | null
}

/**
 * What a payment came to, as part of a sentence: `up to 0.10 USDC (TEST)`. Of a
 * maximum the chain says what was taken; the maximum itself was not paid.
 */
export function amountWords(told: Told): string {
  const { network, asset } = told
  const { amount, isUpTo } = knownAmount(told)
  const token = findToken(network, asset)
  const digits = formatAmount(BigInt(amount), token?.decimals ?? 0)
  return markedAmount(
    token
      ? `${digits} ${token.symbol}`
      : i18n.t('ui.unknownUnits', [digits, shortAddress(asset)]),
    { isTest: networkById(network)?.isTest ?? false, isUpTo },
    (mark, words) => i18n.t(mark, [words]),
  )
}
