import type { ChainQuestion, ChainWord } from '@/lib/payment/proof'
import { createBudget } from './budget'
import { createEndpoint } from './endpoint'
import { createReads } from './reads'
import { survey } from './survey'
import { wordOf } from './word-of'

type Options = {
  /** One endpoint of a network, or two that do not depend on each other. */
  rpcUrls: readonly string[]
  chainId: number
  questions: readonly ChainQuestion[]
  nowMs: number
  /** Requests this look may send to all endpoints together. */
  maxCalls?: number
  /** How long one request may take, ms. */
  timeoutMs?: number
}

/** What was found, by question, and how many requests it took. */
type Look = { words: Map<string, ChainWord>; calls: number }

/**
 * Looks for authorisations of one network on its chain. An endpoint learns
 * the token, our address, nonces and transaction hashes, and nothing else.
 * Never throws: what is not known is `open`, with the reason.
 */
export async function lookUp({
  rpcUrls,
  chainId,
  questions,
  nowMs,
  maxCalls = 40,
  timeoutMs = 8_000,
}: Options): Promise<Look> {
  const words = new Map<string, ChainWord>()
  if (questions.length === 0) return { words, calls: 0 }
  // To each its own: one that wastes its requests leaves the other's alone.
  const parts = [...new Set(rpcUrls)].map((rpcUrl, _, { length }) => {
    const budget = createBudget(Math.floor(maxCalls / length))
    const ask = createEndpoint({ rpcUrl, budget, timeoutMs })
    return { budget, reads: createReads(ask) }
  })
  const surveys = await Promise.all(
    parts.map(({ reads }) => survey(reads, chainId, questions)),
  )
  await Promise.all(
    questions.map(async (question) => {
      words.set(question.id, await wordOf(surveys, question, nowMs))
    }),
  )
  const calls = parts.reduce((sum, { budget }) => sum + budget.spent(), 0)
  return { words, calls }
}
