import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import {
  questionsQuery,
  settingsQuery,
  statusQuery,
} from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { QuestionView } from '@/lib/contracts/question'
import { Entering } from './entering'
import { becauseOf, type Failure, isHalfway } from './failure'
import { NotDone } from './not-done'
import { Paying } from './paying'
import { type Choice, Question } from './question'
import { askingOf, pickQuestion } from './queue'
import { UnderWayFrame } from './under-way-frame'
import { useBalances } from './use-balances'
import { useExpiry } from './use-expiry'
import { useFollowing } from './use-following'
import { useHasFocus } from './use-has-focus'
import { usePinned } from './use-pinned'

// Over 200 lines: which one thing is on the screen is decided in one place.

type QuestionFlowProps = {
  /** The question it was opened for, and the tab in front. */
  wantedId: string | null
  tabId: number | null
  /** What is shown while nothing waits. */
  atRest: ReactNode
  /** The last waiting question was answered, and its payment is over. */
  onEnd: () => void
}

/** Asks what waits, one at a time, and follows each answer to its end. */
export function QuestionFlow({
  wantedId,
  tabId,
  atRest,
  onEnd,
}: QuestionFlowProps) {
  const client = useQueryClient()
  const { data: waiting = none } = useQuery(questionsQuery)
  const { data: status } = useQuery(statusQuery)
  const [shownId, setShownId] = useState<string | null>(null)
  const following = useFollowing(waiting)
  const { isOn, paymentIds, failures, repeating, follow, stop } = following
  /** Answered, and perhaps not gone from the list yet. */
  const [answered, setAnswered] = useState<string | null>(null)
  /** What did not work last; its question may be gone. */
  const [failure, setFailure] = useState<Failure | null>(null)
  /** Signed in: the page is on its way, or what it asks instead. */
  const [isEntering, setIsEntering] = useState(false)
  const [isOver, setIsOver] = useState(false)

  const questions = waiting.filter(
    (q) => askingOf(q) !== answered && !repeating.includes(q.id),
  )
  // Nobody's hand is on a window behind: what it asks follows the tab in front.
  const isUnderHand = useHasFocus()
  const question = pickQuestion(questions, {
    shownId: isUnderHand ? shownId : null,
    ...{ id: wantedId, tabId },
  })
  const currentId = question?.id ?? null
  const pinned = usePinned()
  const { data: settings } = useQuery(settingsQuery)
  const balanceOf = useBalances(
    status?.address ?? null,
    question?.offers.map(({ network }) => network) ?? [],
  )

  useEffect(() => setShownId(currentId), [currentId])

  const answer = useMutation({
    mutationFn: (given: { question: QuestionView; choice: Choice }) =>
      wallet.answer({
        questionId: given.question.id,
        hash: given.question.hash,
        choice: given.choice,
      }),
    onMutate: () => setFailure(null),
    // The background stopped halfway: what came of it is not known here.
    onError: (_, { question }) =>
      setFailure({ question, because: 'ANSWER_LOST' }),
    onSuccess: (result, { question, choice }) => {
      // Not after a lost answer: it would wake a worker that takes away what
      // still waits for the page.
      void client.invalidateQueries({ queryKey: questionsQuery.queryKey })
      if (!result.ok) {
        // Whoever pays nothing need not hear that it came too late.
        if (choice.kind === 'dont-pay' && result.because === 'EXPIRED')
          setIsOver(true)
        else setFailure({ question, because: result.because })
      }
      // A revealed price comes back as this question in another state.
      else if (choice.kind !== 'reveal-price') {
        const { repeats } = result
        // One that is sent again waits on, and may be asked once more.
        if (!repeats.includes(question.id)) setAnswered(askingOf(question))
        pinned.forget(question)
        if (choice.kind === 'sign-in') setIsEntering(true)
        else if (result.paymentIds.length + repeats.length > 0) follow(result)
        else setIsOver(true)
      }
    },
  })

  useExpiry(question, waiting, (question) => {
    if (answer.isPending || isOn || askingOf(question) === answered) return
    // Where nobody knows what came of the answer, the end of its time says less.
    setFailure((before) =>
      before && isHalfway(before.because) && before.question.id === question.id
        ? before
        : { question, because: 'EXPIRED' },
    )
  })

  const handlePaid = useCallback(async () => {
    // What comes next must not count with money that is gone.
    void client.resetQueries({ queryKey: ['balances'] })
    await client.refetchQueries({ queryKey: questionsQuery.queryKey })
    stop()
    setAnswered(null)
    setIsOver(true)
  }, [client, stop])

  const handleEntered = useCallback(async () => {
    // A question on its way must not find this window closing.
    await client.refetchQueries({ queryKey: questionsQuery.queryKey })
    setIsEntering(false)
    setIsOver(true)
  }, [client])

  const isForNothing = isOn && paymentIds.length + repeating.length === 0
  useEffect(() => {
    if (!isForNothing) return
    stop()
    const asked = answer.variables?.question
    answer.reset()
    if (!asked) return
    const again = waiting.find(({ id }) => id === asked.id)
    const isNew = again && askingOf(again) !== askingOf(asked)
    // What is asked anew says itself why.
    setFailure(isNew ? null : { question: asked, because: 'NOT_REPEATED' })
  }, [isForNothing, stop, answer, waiting])

  const isWaiting = (id: string) => waiting.some((one) => one.id === id)
  const isLost = failure !== null && !isWaiting(failure.question.id)
  const isEnded = isOver && !isEntering && !isOn && !isLost && question === null
  useEffect(() => {
    if (isEnded) onEnd()
  }, [isEnded, onEnd])

  // A payment that went wrong comes back as a question about its outcome.
  const [onlyId, ...otherIds] = paymentIds
  const isAlone = otherIds.length + failures.length + repeating.length === 0
  const outcome = waiting.find(
    (q) =>
      isAlone &&
      q.state === 'outcome' &&
      q.previous !== null &&
      q.previous.paymentId === onlyId,
  )
  if (isOn && paymentIds.length === 0) return <UnderWayFrame isRepeat />
  if (isOn && !outcome)
    return (
      <Paying
        paymentIds={paymentIds}
        failures={failures}
        isMoreComing={repeating.length > 0}
        onDone={handlePaid}
      />
    )
  if (isLost)
    return (
      <NotDone
        failure={failure}
        onClose={() => {
          setFailure(null)
          setIsOver(true)
        }}
      />
    )

  const current = outcome ?? question
  if (!current && isEntering) return <Entering onDone={handleEntered} />
  if (!current || !status || !pinned.isKnown) return atRest
  return (
    <Question
      key={askingOf(current)}
      question={current}
      position={{
        at: questions.indexOf(current) + 1,
        of: questions.length,
      }}
      status={status}
      balanceOf={balanceOf}
      preferences={{
        networks: settings?.preferredNetworks ?? [],
        tokens: settings?.preferredTokens ?? [],
      }}
      pinned={pinned.of(current)}
      onPin={(pin) => pinned.pin(current, pin)}
      isBusy={answer.isPending || isTaken(answer, current)}
      failure={
        failure?.question.id === current.id
          ? failure.because
          : becauseOf(current, status)
      }
      onAnswer={(choice) => {
        stop()
        setAnswered(null)
        answer.mutate({ question: current, choice })
      }}
    />
  )
}

const none: QuestionView[] = []

/** This very asking was answered, and is about to change or go. */
function isTaken(
  {
    data,
    variables,
  }: {
    data: Awaited<ReturnType<typeof wallet.answer>> | undefined
    variables: { question: QuestionView } | undefined
  },
  current: QuestionView,
) {
  return (
    data?.ok === true &&
    variables !== undefined &&
    askingOf(variables.question) === askingOf(current)
  )
}
