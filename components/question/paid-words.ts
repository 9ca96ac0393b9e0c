import { i18n } from '#i18n'
import { knownAmount } from '@/components/known-amount'
import type { PaymentRow } from '@/lib/contracts/history'
import { formatAmount } from '@/lib/tokens/amount'
import { markedAmount } from '@/lib/tokens/marked-amount'
import { sumsOf, tokenAmounts } from '@/lib/tokens/sums'

type Paid = Pick<
  PaymentRow,
  'network' | 'asset' | 'amount' | 'isUpTo' | 'provenAmount'
>

/**
 * What payments came to together, for each token and apart where its money is
 * not real: `0.03 USDC + 0.01 USDC (TEST)`. Says "up to" where one names a
 * maximum and the chain has not shown what was taken.
 */
export function paidWords(rows: readonly Paid[]): string {
  return sumsOf(rows.flatMap(takenOf))
    .map(({ amount, decimals, symbol, ...marks }) =>
      markedAmount(
        `${formatAmount(amount, decimals)} ${symbol}`,
        marks,
        (mark, words) => i18n.t(mark, [words]),
      ),
    )
    .join(' + ')
}

function takenOf(row: Paid) {
  const { network, asset } = row
  return tokenAmounts({ network, asset, ...knownAmount(row) })
}
