import { i18n } from '#i18n'
import { moneyWords } from '@/components/money-words'
import { NetworkMark } from '@/components/network-mark'
import { RowAmount } from '@/components/row-amount'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { beforeTitle, knownOf, type Previous } from './before-words'
import { reasonWords } from './reason-words'
import { useNow } from './use-now'
import { wordsOfTime } from './words-of-time'

type PaidBeforeNoteProps = {
  previous: Previous
  /** Why it was not presented again. */
  because: QuestionView['because']
  canOpenAgain: boolean
}

/** What is known of an earlier payment: how much, when, and what is free now. */
export function PaidBeforeNote({
  previous,
  because,
  canOpenAgain,
}: PaidBeforeNoteProps) {
  const nowMs = useNow(60_000)
  const known = knownOf(previous)
  const isOpen = known === 'unknown' || known === 'refused'
  return (
    <Notice tone={isOpen ? 'wait' : 'info'} title={beforeTitle(previous)}>
      <p className="flex flex-wrap items-baseline gap-x-2">
        <span>
          <RowAmount row={previous} /> · {wordsOfTime(previous.atMs, nowMs)}
        </span>
        <span className="text-12 text-muted">
          <NetworkMark network={previous.network} />
        </span>
      </p>
      {previous.status !== 'delivered' && <p>{moneyWords(previous, nowMs)}</p>}
      {because && <p className="text-muted">{reasonWords(because).what}</p>}
      {canOpenAgain && (
        <p className="text-muted">{i18n.t('question.openAgainHelp')}</p>
      )}
    </Notice>
  )
}
