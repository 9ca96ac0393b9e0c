import type { Hex } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import { findUse, paidBy } from './find-use'
import { becauseOf, rpcErrorOf } from './rpc-error'
import type { Survey } from './survey'
import { endOf, isUsed } from './use'
import type { View } from './view'

type Heard = Extract<Survey, { kind: 'heard' }>

/**
 * What one endpoint says of one authorisation. `hints` are transactions worth
 * a look first; none is believed. Never throws.
 */
export async function viewOf(
  survey: Survey,
  question: ChainQuestion,
  { hints, nowMs }: { hints: readonly Hex[]; nowMs: number },
): Promise<View> {
  if (survey.kind === 'silent') return survey
  const { reads, ends, states } = survey
  try {
    return (await states.get(question.id))
      ? await findUse(reads, question, { ends, hints, nowMs })
      : await unused(survey, question, hints)
  } catch (error) {
    return { kind: 'silent', because: becauseOf(error) }
  }
}

async function unused(
  { reads, ends: { latest, deep } }: Heard,
  question: ChainQuestion,
  hints: readonly Hex[],
): Promise<View> {
  if (await paidBy(reads, question, hints)) return { kind: 'contradicts' }
  const end = endOf(question)
  const seen = {
    kind: 'unused' as const,
    head: latest.number,
    chainTimeMs: Number(deep.timestamp) * 1000,
  }
  if (latest.timestamp < end) return { ...seen, end: 'live' }
  if (deep.timestamp < end) return { ...seen, end: 'past' }
  return (await isUsedAtEnd({ reads, latest, deep }, question))
    ? { kind: 'contradicts' }
    : { ...seen, end: 'final' }
}

/**
 * A block's number is asked for, not a tag: behind an endpoint one node may
 * know the time and another, far behind, answer for the nonce. Nodes that
 * forget old state still have the newest, and a nonce once used stays used.
 */
async function isUsedAtEnd(
  { reads, latest, deep }: Pick<Heard, 'reads'> & Heard['ends'],
  question: ChainQuestion,
): Promise<boolean> {
  try {
    return await isUsed(reads, question, deep.number)
  } catch (error) {
    if (rpcErrorOf(error).code !== 'REFUSED') throw error
    return isUsed(reads, question, latest.number)
  }
}
