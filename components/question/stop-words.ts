import { i18n } from '#i18n'
import type { StopView } from '@/lib/contracts/limits'
import type { StopCode } from '@/lib/policy/stop'
import { formatAmount } from '@/lib/tokens/amount'
import type { Token } from '@/lib/tokens/token'

/** Limits of one payment: there is nothing used of them before it. */
const ofOnePayment: readonly StopCode[] = ['OVER_PAYMENT', 'OVER_ALL_PAYMENT']

/** What a payment by hand does not change, and no tick here can. */
const settledInLimits: readonly StopCode[] = [
  'AUTO_PAUSED',
  'LEDGER_SUSPECT',
  'CLOCK_SUSPECT',
  'RULE_ASKS',
  'RULE_PAUSED',
  'RULE_UNDELIVERED',
  'RULE_EXPIRED',
  'RULE_IDLE',
  'RULE_KIND',
  'NO_CEILING',
  'OVER_ALL_PAYMENT',
  'OVER_SITE_24H',
  'OVER_SITE_30D',
  'OVER_SELLER_24H',
  'OVER_SELLER_30D',
  'OVER_ALL_24H',
  'OVER_ALL_30D',
]

/** Whether the limit is changed in Limits, not on the question. */
export function isSettledInLimits({ code, raiseTo }: StopView): boolean {
  return (
    settledInLimits.includes(code) ||
    (raiseTo === null && code.startsWith('OVER_'))
  )
}

/**
 * Why a rule did not pay, in one sentence, with what is left of a limit.
 * `token` is the one the rule is for; without it its amounts are not named.
 */
export function stopWords(
  { code, limit }: Pick<StopView, 'code' | 'limit'>,
  token: Token | undefined,
): string {
  const what = i18n.t(`stop.${code}`)
  if (!code.startsWith('OVER_')) return what
  const scale = limit?.unit === 'usd' ? dollars : token && scaleOf(token)
  if (!limit || !scale) return i18n.t('stop.bare', [what])
  const used = BigInt(limit.used)
  const of = BigInt(limit.of)
  if (ofOnePayment.includes(code))
    return i18n.t('stop.most', [what, scale.write(of)])
  const left = used < of ? of - used : 0n
  return i18n.t('stop.used', [
    what,
    scale.bare(used),
    scale.write(of),
    scale.write(left),
  ])
}

const inDollars = (amount: bigint) => `$${formatAmount(amount, 6)}`
const dollars = { bare: inDollars, write: inDollars }

function scaleOf({ decimals, symbol }: Token) {
  const bare = (amount: bigint) => formatAmount(amount, decimals)
  return { bare, write: (amount: bigint) => `${bare(amount)} ${symbol}` }
}
