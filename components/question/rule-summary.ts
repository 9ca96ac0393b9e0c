import { i18n } from '#i18n'
import type { RuleNumbers } from '@/lib/contracts/limits'
import { formatAmount } from '@/lib/tokens/amount'
import type { Token } from '@/lib/tokens/token'
import { siteWords } from './site-words'
import { longDate } from './words-of-time'

/** What a rule allows, whom, and until when, in a sentence to agree to. */
export function ruleSummary(
  { perPayment, per24h }: RuleNumbers,
  about: { site: string; seller: string; token: Token; endsAtMs: number },
): string {
  const { site, seller, token, endsAtMs } = about
  const amounts = [
    wordsOfUnits(perPayment, token),
    wordsOfUnits(per24h, token),
    longDate(endsAtMs),
  ] as const
  return site === seller
    ? i18n.t('question.allowSummary', [siteWords(site), ...amounts])
    : i18n.t('question.allowSummaryPair', [
        siteWords(site),
        siteWords(seller),
        ...amounts,
      ])
}

/** `0.05 USDC`, from atomic units. */
export function wordsOfUnits(units: string, token: Token): string {
  return `${formatAmount(BigInt(units), token.decimals)} ${token.symbol}`
}
