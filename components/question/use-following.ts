import { queryOptions, useQueries } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import { paymentOfQuery } from '@/lib/client/queries'
import type { Yes } from '@/lib/contracts/answer'
import type { QuestionView } from '@/lib/contracts/question'
import { useNow } from './use-now'

const askEveryMs = 300
/** A page sends its call again at once, or not any more. */
const repeatMs = 15_000

const nothing: Yes = { ok: true, paymentIds: [], failures: [], repeats: [] }

/** A yes that is carried out: what it has come to by now. */
export type Following = {
  isOn: boolean
  paymentIds: string[]
  failures: Yes['failures']
  /** Questions whose call is being sent again before it is paid. */
  repeating: string[]
  follow: (yes: Yes) => void
  stop: () => void
}

/**
 * Follows what came of a yes. A call that is sent again is looked for until
 * its payment is there, or it is asked about anew, or it took too long.
 */
export function useFollowing(waiting: readonly QuestionView[]): Following {
  const nowMs = useNow()
  const [followed, setFollowed] = useState<(Yes & { sinceMs: number }) | null>(
    null,
  )
  const { paymentIds, failures, repeats } = followed ?? nothing
  const sinceMs = followed?.sinceMs ?? 0
  const found = useQueries({
    queries: repeats.map(paymentOnceThere),
  })
  const isAskedAgain = (id: string) =>
    waiting.some((one) => one.id === id && one.createdAtMs >= sinceMs)
  const open = repeats.filter((_, at) => !found[at]?.data)
  const isLate = nowMs - sinceMs > repeatMs
  return {
    isOn: followed !== null,
    // A call sent again may have been handed what another one was.
    paymentIds: [
      ...new Set([...paymentIds, ...found.flatMap(({ data }) => data ?? [])]),
    ],
    failures,
    repeating: isLate ? [] : open.filter((id) => !isAskedAgain(id)),
    follow: (yes) => setFollowed({ ...yes, sinceMs: Date.now() }),
    stop: useCallback(() => setFollowed(null), []),
  }
}

function paymentOnceThere(questionId: string) {
  return queryOptions({
    ...paymentOfQuery(questionId),
    refetchInterval: ({ state }) => (state.data ? false : askEveryMs),
  })
}
