import type { QuestionView } from '@/lib/contracts/question'

/** What tells one asking from the next of the same question. */
export function askingOf(question: QuestionView): string {
  const { id, state, hash, signIn, createdAtMs } = question
  return [id, state, hash, signIn?.kind, createdAtMs].join()
}

/**
 * The question to show. One on the screen stays until it is gone, so nothing
 * slips under a person's hand; then the one asked for by its id, then this
 * tab's, then the oldest.
 */
export function pickQuestion(
  questions: readonly QuestionView[],
  wanted: { shownId: string | null; id: string | null; tabId: number | null },
): QuestionView | null {
  const byId = (id: string | null) => questions.find((q) => q.id === id)
  return (
    byId(wanted.shownId) ??
    byId(wanted.id) ??
    questions.find(({ tabId }) => tabId === wanted.tabId) ??
    questions[0] ??
    null
  )
}
