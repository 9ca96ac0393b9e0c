import { queryOptions } from '@tanstack/react-query'
import { newestRows } from './history-reader'
import { wallet } from './wallet'

/** Everything asked of the background; invalidated when its revision moves. */
export const backgroundKey = ['background'] as const

/** Whether there is a wallet, whether it is unlocked, and its address. */
export const statusQuery = queryOptions({
  queryKey: [...backgroundKey, 'status'],
  queryFn: () => wallet.status(),
})

/** What a person can change. */
export const settingsQuery = queryOptions({
  queryKey: [...backgroundKey, 'settings'],
  queryFn: () => wallet.settings(),
})

/** Waiting questions, oldest first. */
export const questionsQuery = queryOptions({
  queryKey: [...backgroundKey, 'questions'],
  queryFn: () => wallet.questions(),
})

/** One tab at a glance. */
export function tabQuery(tabId: number) {
  return queryOptions({
    queryKey: [...backgroundKey, 'tab', tabId],
    queryFn: () => wallet.tab({ tabId }),
  })
}

/** 402s the developer view shows; of one tab, or of all. */
export function seenQuery(tabId: number | null) {
  return queryOptions({
    queryKey: [...backgroundKey, 'seen', tabId],
    queryFn: () => wallet.seen({ tabId }),
  })
}

/** Rules, what holds above them, and what is used of both. */
export const limitsQuery = queryOptions({
  queryKey: [...backgroundKey, 'limits'],
  queryFn: () => wallet.limits(),
})

/** Sellers that were shown who asks, the latest first. */
export const signInsQuery = queryOptions({
  queryKey: [...backgroundKey, 'sign-ins'],
  queryFn: () => wallet.signIns(),
})

/** Quiet notices nobody dismissed, newest first. */
export const noticesQuery = queryOptions({
  queryKey: [...backgroundKey, 'notices'],
  queryFn: () => wallet.notices(),
})

/** The newest `limit` payments (1 to 1000), once. */
export function recentQuery(limit: number) {
  return queryOptions({
    queryKey: [...backgroundKey, 'recent', limit],
    queryFn: () => wallet.history({ limit }),
  })
}

/** The newest page of the history; `useHistory` reads the older ones. */
export const newestQuery = queryOptions({
  queryKey: [...backgroundKey, 'history'],
  queryFn: () => wallet.history({ limit: newestRows }),
})

/** What payments that left the history came to, by day. */
export const olderDaysQuery = queryOptions({
  queryKey: [...backgroundKey, 'olderDays'],
  queryFn: () => wallet.olderDays(),
})

/** One payment opened; null when there is none of that id. */
export function paymentQuery(id: string) {
  return queryOptions({
    queryKey: [...backgroundKey, 'payment', id],
    queryFn: () => wallet.payment({ id }),
  })
}

/** The payment that a call which is sent again became; null before it did. */
export function paymentOfQuery(questionId: string) {
  return queryOptions({
    queryKey: [...backgroundKey, 'payment-of', questionId],
    queryFn: () => wallet.paymentOf({ questionId }),
  })
}

/** What an offer needs before it can be paid; asks until that is settled. */
export function approvalQuery(questionId: string, offerIndex: number) {
  return queryOptions({
    queryKey: [...backgroundKey, 'approval', questionId, offerIndex],
    queryFn: () => wallet.approvalTerms({ questionId, offerIndex }),
    refetchInterval: ({ state: { data } }) => {
      if (data?.kind === 'enough') return false
      return data?.kind === 'needed' && data.isUnderWay ? 1_500 : 10_000
    },
  })
}
