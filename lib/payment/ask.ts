import { hashTerms } from '@/lib/x402/hash'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Parts } from './journey'
import type { Payment } from './payment'
import { maxQuestionsPerTab, type Question, questionLifeMs } from './question'
import { challengeOf, type Sighting } from './sighting'
import { isSilent } from './silence'

/** What became of an attempt to ask. */
type Asked =
  | { kind: 'wait'; questionId: string }
  | { kind: 'leave'; because: ReasonCode }

/** Puts a sighting in front of the person, unless the site has asked enough. */
export function createAsk({ questions, approver, vault, clock }: Parts) {
  async function ask(
    sighting: Sighting,
    state: Question['state'],
    because: ReasonCode | null,
    previous: Payment | undefined,
  ): Promise<Asked> {
    const nowMs = clock.nowMs()
    if (isSilent(await questions.silence(sighting.site), nowMs))
      return { kind: 'leave', because: 'SILENCED' }
    const { tabId } = sighting.target
    const waiting = (await questions.all()).filter(
      (question) =>
        question.target.tabId === tabId && question.id !== sighting.questionId,
    )
    if (waiting.length >= maxQuestionsPerTab)
      return { kind: 'leave', because: 'QUEUE_FULL' }
    const before = await questions.get(sighting.questionId)
    const question = questionOf(sighting, state, because, previous, nowMs)
    await questions.put({ ...question, attempt: before?.attempt ?? 0 })
    approver.changed()
    await approver.show(question)
    return { kind: 'wait', questionId: question.id }
  }

  return {
    ask,

    /** Asks whether a call may be sent again so that its price can be seen. */
    async askHiddenPrice(sighting: Sighting): Promise<Asked> {
      if (!(await vault.address()))
        return { kind: 'leave', because: 'NO_WALLET' }
      const waiting = await questions.get(sighting.questionId)
      if (waiting) return { kind: 'wait', questionId: waiting.id }
      return await ask(sighting, 'hidden-price', null, undefined)
    },
  }
}

/** The hash of what a sighting puts in front of a person. */
export function hashOf(sighting: Sighting): string {
  const { url, method } = sighting.target
  return hashTerms(challengeOf(sighting), { url, method })
}

function questionOf(
  sighting: Sighting,
  state: Question['state'],
  because: ReasonCode | null,
  previous: Payment | undefined,
  nowMs: number,
): Question {
  return {
    id: sighting.questionId,
    target: sighting.target,
    site: sighting.site,
    title: sighting.title,
    bodyHash: sighting.bodyHash,
    evidence: sighting.evidence,
    challenge: challengeOf(sighting),
    because,
    hash: hashOf(sighting),
    needsProof: sighting.needsProof,
    raw: sighting.raw.slice(0, 4096),
    state,
    previousId: previous?.id ?? null,
    approved: null,
    attempt: 0,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + questionLifeMs,
  }
}
