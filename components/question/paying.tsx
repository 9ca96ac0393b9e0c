import {
  queryOptions,
  type UseQueryResult,
  useQueries,
} from '@tanstack/react-query'
import { useEffect } from 'react'
import { paymentQuery } from '@/lib/client/queries'
import type { Yes } from '@/lib/contracts/answer'
import { NotKnown } from './not-known'
import { Paid } from './paid'
import { PaidPartly } from './paid-partly'
import { PaymentOutcome } from './payment-outcome'
import { QuestionFrame } from './question-frame'
import { isUnderWay } from './under-way'
import { UnderWayFrame } from './under-way-frame'
import { useNow } from './use-now'

const askEveryMs = 300
/** So many times in a row it is not known, and that is said. */
const maxErrors = 5
/** Long enough to read two words. */
const paidShownMs = 900

type PayingProps = {
  paymentIds: readonly string[]
  /** What was not paid though it was asked together with these. */
  failures: Yes['failures']
  /** A call that is sent again may become one more. */
  isMoreComing: boolean
  onDone: () => void
}

/** After Pay: on its way, then what happened to the money. */
export function Paying(props: PayingProps) {
  const { paymentIds, failures, isMoreComing, onDone } = props
  const nowMs = useNow()
  const answers = useQueries({ queries: paymentIds.map(followed) })
  const details = answers.flatMap(({ data }) => data ?? [])
  const isLost = answers.some(isUnreadable)
  const isOver =
    !isMoreComing &&
    details.length === paymentIds.length &&
    !details.some((detail) => isUnderWay(detail, nowMs))
  const isAllPaid =
    isOver &&
    failures.length === 0 &&
    details.every(({ row }) => row.status === 'delivered')

  useEffect(() => {
    if (!isAllPaid) return
    const timer = setTimeout(onDone, paidShownMs)
    return () => clearTimeout(timer)
  }, [isAllPaid, onDone])

  if (isLost) return <NotKnown onClose={onDone} />
  if (!isOver) return <UnderWayFrame />
  if (isAllPaid)
    return (
      <QuestionFrame>
        <Paid rows={details.map(({ row }) => row)} />
      </QuestionFrame>
    )
  const [only, ...others] = details
  return only && others.length + failures.length === 0 ? (
    <PaymentOutcome detail={only} onDone={onDone} />
  ) : (
    <PaidPartly
      rows={details.map(({ row }) => row)}
      failures={failures}
      onDone={onDone}
    />
  )
}

/** It was wiped meanwhile, or the background cannot say. */
function isUnreadable({ data, errorUpdateCount }: UseQueryResult<unknown>) {
  return data === null || (data === undefined && errorUpdateCount >= maxErrors)
}

function followed(id: string) {
  return queryOptions({
    ...paymentQuery(id),
    refetchInterval: ({ state: { data } }) =>
      data && !isUnderWay(data, Date.now()) ? false : askEveryMs,
  })
}
