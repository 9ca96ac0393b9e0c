import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { questionsQuery } from '@/lib/client/queries'
import type { QuestionView } from '@/lib/contracts/question'

/** The background counts a question as ended only past its last moment. */
const pastMs = 50

/**
 * Calls `onExpired` when the question on the screen goes because its time is
 * over. What was only told, and asked for nothing, goes without a word.
 */
export function useExpiry(
  question: QuestionView | null,
  waiting: readonly QuestionView[],
  onExpired: (question: QuestionView) => void,
): void {
  const client = useQueryClient()
  const shown = useRef<QuestionView | null>(null)
  const expired = useEffectEvent(onExpired)

  useEffect(() => {
    const before = shown.current
    shown.current = question
    if (!before || waiting.some(({ id }) => id === before.id)) return
    const isAsking = before.state !== 'outcome' && before.state !== 'unpayable'
    if (isAsking && Date.now() > before.expiresAtMs) expired(before)
  }, [question, waiting])

  const expiresAtMs = question?.expiresAtMs ?? 0
  useEffect(() => {
    const leftMs = expiresAtMs - Date.now()
    if (leftMs <= 0) return
    // Nothing else tells this screen that the time is over.
    const timer = setTimeout(
      () =>
        void client.invalidateQueries({ queryKey: questionsQuery.queryKey }),
      leftMs + pastMs,
    )
    return () => clearTimeout(timer)
  }, [client, expiresAtMs])
}
