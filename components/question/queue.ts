import type { QuestionView } from '@/lib/contracts/question'

/** What tells one asking from the next of the same question. */
export function askingOf(question: QuestionView): string {
  const { id, state, hash, signIn, createdAtMs } = question
  return [id, state, hash, signIn?.kind, createdAtMs].join()
}

/**
 * The question to show. One under a person's hand stays until it is gone; then
 * that of the tab in front, then the one the window was opened for, then the
 * oldest.
 */
export function pickQuestion(
  questions: readonly QuestionView[],
  wanted: { shownId: string | null; id: string | null; tabId: number | null },
): QuestionView | null {
  const byId = (id: string | null) => questions.find((q) => q.id === id)
  return (
    byId(wanted.shownId) ??
    questions.find(({ tabId }) => tabId === wanted.tabId) ??
    byId(wanted.id) ??
    questions[0] ??
    null
  )
}
