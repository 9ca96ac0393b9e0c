import * as z from 'zod/mini'
import type { Questions } from '@/lib/payment/ports'
import { type Question, questionSchema } from '@/lib/payment/question'
import { isSilent, type Silence, silenceSchema } from '@/lib/payment/silence'
import type { Challenge } from '@/lib/x402/challenge'
import { type Area, createTable } from './table'

/** What `ask` lets wait at most, with room to spare. */
const maxRows = 100

/**
 * What waiting questions may come to, in characters as they are kept. Beside
 * all else in `storage.session` they have room, and beside those of one tab
 * there is room for another's.
 */
export const questionCaps = {
  maxAllChars: 1_000_000,
  maxTabChars: 400_000,
} as const

/**
 * As text a challenge takes as much room as the seller sent; as a value, many
 * times as much where it is made for it.
 */
const keptSchema = z.extend(questionSchema, {
  challenge: z.nullable(z.string()),
})
type Kept = z.infer<typeof keptSchema>

/**
 * Keeps the waiting questions in `storage.session`, and which sites are silent
 * in `storage.local`: "until the person says otherwise" outlives the browser.
 */
export function createQuestions(session: Area, local: Area) {
  const questions = createTable(session, 'questions', keptSchema, maxRows)
  const silences = createTable(local, 'silences', silenceSchema, 200)

  async function get(id: string): Promise<Question | undefined> {
    const kept = await questions.get(id)
    return kept && unpack(kept)
  }

  const base: Questions = {
    get,
    async all() {
      const all = (await questions.all()).map(unpack)
      return all.sort((a, b) => a.createdAtMs - b.createdAtMs)
    },
    async hasRoom(question) {
      const { maxAllChars, maxTabChars } = questionCaps
      const together = [
        ...(await questions.all()).filter(({ id }) => id !== question.id),
        pack(question),
      ]
      const ofTab = together.filter(
        ({ target }) => target.tabId === question.target.tabId,
      )
      return charsOf(together) <= maxAllChars && charsOf(ofTab) <= maxTabChars
    },
    put: (question) => questions.put(question.id, pack(question)),
    async change(id, change) {
      await questions.change(id, (kept) => kept && pack(change(unpack(kept))))
    },
    async remove(id) {
      const found = await get(id)
      await questions.remove(id)
      return found
    },
    silence: silences.get,
    setSilence: (silence) => silences.put(silence.site, silence),
  }
  return {
    ...base,
    /** Sites that may not ask now. */
    async silences(nowMs: number): Promise<Silence[]> {
      return (await silences.all()).filter((one) => isSilent(one, nowMs))
    },
    /** The person lets a site ask again. */
    unsilence: silences.remove,
    clearSilences: silences.clear,
  }
}

function pack(question: Question): Kept {
  const { challenge } = question
  return { ...question, challenge: challenge && JSON.stringify(challenge) }
}

function unpack(kept: Kept): Question {
  const { challenge } = kept
  return {
    ...kept,
    challenge: challenge === null ? null : (JSON.parse(challenge) as Challenge),
  }
}

function charsOf(kept: readonly Kept[]): number {
  return kept.reduce((sum, one) => sum + JSON.stringify(one).length, 0)
}
