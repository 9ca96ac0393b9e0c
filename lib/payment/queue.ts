import { waysOf } from './group'
import {
  isOfItsPage,
  maxQuestions,
  maxTogether,
  maxWaiting,
  type Question,
  togetherMs,
} from './question'

/** Whether a question's page had the tab before this one's. */
export function isBefore(
  one: Question,
  { target: { tabId, documentId } }: Question,
): boolean {
  const { target } = one
  return (
    isOfItsPage(one) &&
    target.tabId === tabId &&
    target.documentId !== documentId
  )
}

/** The questions a page's call may join: its document asked them a moment ago. */
export function joinable(
  question: Question,
  others: readonly Question[],
): Question[] {
  const { target, state, createdAtMs } = question
  if (target.kind !== 'call' || state !== 'ask') return []
  return others.filter(
    (one) =>
      one.id === one.groupId &&
      one.target.kind === 'call' &&
      one.state === 'ask' &&
      one.stop?.code === question.stop?.code &&
      one.stop?.ruleId === question.stop?.ruleId &&
      !one.needsProof &&
      one.target.documentId === target.documentId &&
      one.evidence === question.evidence &&
      waysOf(one) === waysOf(question) &&
      createdAtMs - one.createdAtMs <= togetherMs,
  )
}

/** Whether nothing more may wait, in this group or at all. */
export function isFull(groupId: string, others: readonly Question[]): boolean {
  if (others.length >= maxWaiting) return true
  const together = others.filter((one) => one.groupId === groupId).length
  if (together > 0) return together >= maxTogether
  return new Set(others.map((one) => one.groupId)).size >= maxQuestions
}
