import { createAnswerPay } from './answer-pay'
import { createAnswerSignIn } from './answer-sign-in'
import { type Answered, done } from './answered'
import type { createClosing } from './closing'
import { groupHash, groupOf } from './group'
import type { Parts } from './journey'
import type { Look } from './look'
import type { createPay } from './pay'
import { createPayGroup, type GroupChoice } from './pay-group'
import type { Question } from './question'
import type { SignInRoom } from './sign-in'
import { declined } from './silence'

/** What a person chose, and the hash of what they were looking at. */
export type Choice = {
  questionId: string
  hash: string
  choice:
    | ({ kind: 'pay' } & GroupChoice)
    | { kind: 'present' }
    | { kind: 'sign-in' }
    | { kind: 'reveal-price' }
    | { kind: 'dont-pay' }
    | { kind: 'never' }
}

/** What a person says to a question, and what came of it. */
export function createAnswering(
  parts: Parts,
  pay: ReturnType<typeof createPay>,
  look: Look,
  signIn: SignInRoom,
  { closeAll }: Pick<ReturnType<typeof createClosing>, 'closeAll'>,
) {
  const { questions, approver, presenter, clock } = parts
  const carriedOut = new Map<string, Promise<Answered>>()
  const answerPay = createAnswerPay(parts, pay, look)
  const payGroup = createPayGroup(answerPay, look, closeAll)
  const answerSignIn = createAnswerSignIn(parts, signIn)

  async function act(
    question: Question,
    group: readonly Question[],
    { choice }: Choice,
  ): Promise<Answered> {
    switch (choice.kind) {
      case 'never':
        await parts.rules.setNever(question.site, true, clock.nowMs())
        await closeAll(
          (await questions.all()).filter((one) => one.site === question.site),
        )
        return done()
      case 'dont-pay': {
        await closeAll(group)
        if (question.state !== 'outcome' && question.state !== 'unpayable')
          await questions.setSilence(
            declined(
              await questions.silence(question.site),
              question.site,
              clock.nowMs(),
            ),
          )
        return done()
      }
      case 'reveal-price':
        if (question.state !== 'hidden-price')
          return { ok: false, because: 'TERMS_CHANGED' }
        void presenter.tell(question.target, 'repeat').catch(() => undefined)
        return done()
      case 'present':
        return await answerPay.present(question)
      case 'sign-in':
        return await answerSignIn(question)
      case 'pay':
        return await payGroup(group, choice)
    }
  }

  async function carryOut(choice: Choice): Promise<Answered> {
    const question = await questions.get(choice.questionId)
    if (!question) return { ok: false, because: 'EXPIRED' }
    const group = groupOf(question, await questions.all())
    if (groupHash(group) !== choice.hash)
      return { ok: false, because: 'TERMS_CHANGED' }
    approver.heard(question.target.tabId)
    if (clock.nowMs() > question.expiresAtMs) {
      await closeAll(group)
      return { ok: false, because: 'EXPIRED' }
    }
    return await act(question, group, choice)
  }

  return {
    /**
     * Carries out the person's answer to what was on the screen. Of one that is
     * being carried out already, from another screen, that is what came of it.
     */
    answer(choice: Choice): Promise<Answered> {
      const { questionId } = choice
      const before = carriedOut.get(questionId)
      if (before) return before
      const answered = carryOut(choice).finally(() =>
        carriedOut.delete(questionId),
      )
      carriedOut.set(questionId, answered)
      return answered
    },
  }
}
