import { useQuery, useQueryClient } from '@tanstack/react-query'
import {
  forgetPinned,
  keepPinned,
  pinnedWaysQuery,
} from '@/lib/client/pinned-ways'
import type { QuestionView } from '@/lib/contracts/question'
import type { Pin } from './use-choosing'

/** What a person chose for a question, as long as it waits. */
export type Pinned = {
  /** It is known whether anything was chosen. */
  isKnown: boolean
  of: (question: QuestionView) => Pin | null
  pin: (question: QuestionView, pin: Pin) => void
  forget: (question: QuestionView) => void
}

/**
 * Choices among several ways to pay, kept for what is asked rather than for
 * one asking: a page that is loaded again asks the same once more.
 */
export function usePinned(): Pinned {
  const client = useQueryClient()
  const { data, isPending } = useQuery(pinnedWaysQuery)
  const show = (pins: Promise<NonNullable<typeof data>>) =>
    void pins
      .then((kept) => client.setQueryData(pinnedWaysQuery.queryKey, kept))
      .catch(() => undefined)
  return {
    isKnown: !isPending,
    of: (question) =>
      data?.find(({ asked }) => asked === askedBy(question)) ?? null,
    pin: (question, pin) =>
      show(keepPinned({ ...pin, asked: askedBy(question) })),
    forget: (question) => show(forgetPinned(askedBy(question))),
  }
}

function askedBy({ site, method, url }: QuestionView): string {
  return JSON.stringify([site, method, url])
}
