import { i18n } from '#i18n'
import { Amount } from '@/components/amount'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { useNow } from './use-now'
import { wordsOfTime } from './words-of-time'

type Previous = NonNullable<QuestionView['previous']>

/** That this was paid already: how much, when, and what is free now. */
export function PaidBeforeNote({
  previous,
  canOpenAgain,
}: {
  previous: Previous
  canOpenAgain: boolean
}) {
  const { amount, network, asset, atMs } = previous
  return (
    <Notice title={i18n.t('question.beforeTitle')}>
      <p>
        <Amount atomic={amount} network={network} asset={asset} /> ·{' '}
        {wordsOfTime(atMs, useNow(60_000))}
      </p>
      {canOpenAgain && (
        <p className="text-muted">{i18n.t('question.openAgainHelp')}</p>
      )}
    </Notice>
  )
}
