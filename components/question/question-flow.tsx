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
import { Paying } from './paying'
import { type Choice, Question } from './question'
import { askingOf, pickQuestion } from './queue'
import { useBalances } from './use-balances'
import { usePinned } from './use-pinned'

type QuestionFlowProps = {
  /** The question to begin with, and the tab in front. */
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
  const { data: waiting = [] } = useQuery(questionsQuery)
  const { data: status } = useQuery(statusQuery)
  const [shownId, setShownId] = useState<string | null>(null)
  const [payingId, setPayingId] = useState<string | null>(null)
  /** Answered, and perhaps not gone from the list yet. */
  const [answered, setAnswered] = useState<string | null>(null)
  /** Signed in: the page is on its way, or what it asks instead. */
  const [isEntering, setIsEntering] = useState(false)
  const [isOver, setIsOver] = useState(false)

  const questions = waiting.filter((q) => askingOf(q) !== answered)
  const question = pickQuestion(questions, { shownId, id: wantedId, tabId })
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
    onSuccess: (result, given) => {
      // A revealed price comes back as this question in another state.
      if (result.ok && given.choice.kind !== 'reveal-price') {
        setAnswered(askingOf(given.question))
        pinned.forget(given.question)
        if (given.choice.kind === 'sign-in') setIsEntering(true)
        else if (result.paymentId === null) setIsOver(true)
        else setPayingId(result.paymentId)
      }
      void client.invalidateQueries({ queryKey: questionsQuery.queryKey })
    },
  })

  const handlePaid = useCallback(async () => {
    // What comes next must not count with money that is gone.
    void client.resetQueries({ queryKey: ['balances'] })
    await client.refetchQueries({ queryKey: questionsQuery.queryKey })
    setPayingId(null)
    setAnswered(null)
    setIsOver(true)
  }, [client])

  const handleEntered = useCallback(async () => {
    // A question on its way must not find this window closing.
    await client.refetchQueries({ queryKey: questionsQuery.queryKey })
    setIsEntering(false)
    setIsOver(true)
  }, [client])

  const isEnded =
    isOver && !isEntering && payingId === null && question === null
  useEffect(() => {
    if (isEnded) onEnd()
  }, [isEnded, onEnd])

  // A payment that went wrong comes back as a question about its outcome.
  const outcome = waiting.find(
    (q) => q.state === 'outcome' && q.previous?.paymentId === payingId,
  )
  if (payingId !== null && !outcome)
    return <Paying paymentId={payingId} onDone={handlePaid} />

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
      failure={failureOf(answer, current)}
      onAnswer={(choice) => {
        setPayingId(null)
        setAnswered(null)
        answer.mutate({ question: current, choice })
      }}
    />
  )
}

/** This very asking was answered, and is about to change or go. */
function isTaken({ data, variables }: AnswerState, current: QuestionView) {
  return (
    data?.ok === true &&
    variables !== undefined &&
    askingOf(variables.question) === askingOf(current)
  )
}

/** Why the last answer to this question did not work. */
function failureOf(
  { data, variables, isError, isPending }: AnswerState,
  current: QuestionView,
): string | null {
  if (isPending || variables?.question.id !== current.id) return null
  // The background stopped halfway: what came of it is not known here.
  if (isError) return 'ANSWER_LOST'
  return data?.ok === false ? data.because : null
}

type AnswerState = {
  data: Awaited<ReturnType<typeof wallet.answer>> | undefined
  variables: { question: QuestionView } | undefined
  isError: boolean
  isPending: boolean
}
