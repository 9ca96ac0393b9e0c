import type { Stop } from '@/lib/policy/stop'
import { hashTerms } from '@/lib/x402/hash'
import type { ReasonCode } from '@/lib/x402/reason'
import { groupOf } from './group'
import type { PayResult } from './hand-over'
import type { Parts } from './journey'
import type { Look } from './look'
import { isWithinOneYes } from './one-yes'
import { pageAnswers } from './page-answers'
import type { Payment } from './payment'
import { maxRawChars, type Question, questionLifeMs } from './question'
import { isBefore, isFull, joinable } from './queue'
import { challengeOf, type Sighting } from './sighting'
import { isSilent } from './silence'

/** What became of an attempt to ask. */
type Asked =
  /** `isNew`: it was not asked about before. */
  | { kind: 'wait'; questionId: string; isNew: boolean }
  | { kind: 'leave'; because: ReasonCode }

/** What a question is about beside the sighting. */
type About = {
  because?: ReasonCode | null
  previous?: Pick<Payment, 'id'> | undefined
  stop?: (Stop & { ruleId: string; offerIndex: number }) | undefined
  signIn?: Question['signIn']
}

/** Puts a sighting in front of the person, unless the site has asked enough. */
export function createAsk(
  { questions, approver, presenter, vault, ceilings, clock }: Parts,
  look: Look,
) {
  /** Questions are added one after the other, so that none is over the limit. */
  let adding: Promise<unknown> = Promise.resolve()

  async function add(
    asked: Question,
  ): Promise<{ question: Question; isNew: boolean } | null> {
    const all = await questions.all()
    // A tab shows one page: what an earlier one asked went with it, though a
    // stopped worker did not hear it go.
    for (const { id } of all.filter((one) => isBefore(one, asked)))
      await questions.remove(id)
    const others = all.filter(
      (one) => one.id !== asked.id && !isBefore(one, asked),
    )
    const groupId = (await joined(asked, others)) ?? asked.id
    if (isFull(groupId, others)) return null
    const before = all.find(({ id }) => id === asked.id)
    const question = { ...asked, groupId }
    if (!(await questions.hasRoom(question))) return null
    await questions.put(question)
    const isNew = before === undefined || before.state === 'hidden-price'
    return { question, isNew }
  }

  /** The first it may join that stays within what one yes can pay. */
  async function joined(
    asked: Question,
    others: readonly Question[],
  ): Promise<string | undefined> {
    const founders = joinable(asked, others)
    if (founders.length === 0) return undefined
    const [above, own] = await Promise.all([
      ceilings(),
      look.offers(asked.challenge),
    ])
    for (const founder of founders) {
      const group = groupOf(founder, others)
      const each = await Promise.all(
        group.map(({ challenge }) => look.offers(challenge)),
      )
      const payable = [own, ...each].map((one) => one.payable)
      if (isWithinOneYes(payable, above)) return founder.id
    }
    return undefined
  }

  async function ask(
    sighting: Sighting,
    state: Question['state'],
    about: About,
  ): Promise<Asked> {
    const nowMs = clock.nowMs()
    if (isSilent(await questions.silence(sighting.site), nowMs))
      return { kind: 'leave', because: 'SILENCED' }
    const asked = questionOf(sighting, state, about, nowMs)
    const added = adding.then(() => add(asked))
    adding = added.catch(() => undefined)
    const done = await added
    if (!done) return { kind: 'leave', because: 'QUEUE_FULL' }
    const { question, isNew } = done
    // What left before this was put takes it along only here.
    if ((await pageAnswers(presenter, question.target)) === 'gone') {
      await questions.remove(question.id)
      return { kind: 'leave', because: 'GONE' }
    }
    approver.changed()
    await approver.show(question)
    return { kind: 'wait', questionId: question.id, isNew }
  }

  return {
    ask,

    /** What could not be paid is asked, with the reason. */
    async askOn(
      sighting: Sighting,
      { because, previousId }: Extract<PayResult, { ok: false }>,
      signIn: Question['signIn'] = null,
    ): Promise<Asked> {
      const previous = previousId ? { id: previousId } : undefined
      const state = previous ? 'paid-before' : 'ask'
      return await ask(sighting, state, { because, previous, signIn })
    },

    /** Asks whether a call may be sent again so that its price can be seen. */
    async askHiddenPrice(sighting: Sighting): Promise<Asked> {
      if (!(await vault.address()))
        return { kind: 'leave', because: 'NO_WALLET' }
      const waiting = await questions.get(sighting.questionId)
      if (waiting) return { kind: 'wait', questionId: waiting.id, isNew: false }
      return await ask(sighting, 'hidden-price', {})
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
  { because = null, previous, stop, signIn = null }: About,
  nowMs: number,
): Question {
  return {
    id: sighting.questionId,
    groupId: sighting.questionId,
    target: sighting.target,
    site: sighting.site,
    title: sighting.title,
    bodyHash: sighting.bodyHash,
    evidence: sighting.evidence,
    challenge: challengeOf(sighting),
    because,
    stop: stop
      ? {
          code: stop.code,
          ruleId: stop.ruleId,
          offerIndex: stop.offerIndex,
          limit: stop.limit && {
            used: stop.limit.used.toString(),
            of: stop.limit.of.toString(),
          },
        }
      : null,
    signIn,
    hash: hashOf(sighting),
    needsProof: sighting.needsProof,
    raw: sighting.raw.slice(0, maxRawChars),
    state,
    previousId: previous?.id ?? null,
    approved: null,
    createdAtMs: nowMs,
    expiresAtMs: nowMs + questionLifeMs,
  }
}
