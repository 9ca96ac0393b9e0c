import type { Questions } from '@/lib/payment/ports'
import { questionSchema } from '@/lib/payment/question'
import { isSilent, type Silence, silenceSchema } from '@/lib/payment/silence'
import { type Area, createTable } from './table'

/** What `ask` lets wait at most, with room to spare. */
const maxRows = 100

/**
 * Keeps the waiting questions in `storage.session`, and which sites are silent
 * in `storage.local`: "until the person says otherwise" outlives the browser.
 */
export function createQuestions(session: Area, local: Area) {
  const questions = createTable(session, 'questions', questionSchema, maxRows)
  const silences = createTable(local, 'silences', silenceSchema, 200)
  const base: Questions = {
    get: questions.get,
    async all() {
      const all = await questions.all()
      return all.sort((a, b) => a.createdAtMs - b.createdAtMs)
    },
    put: (question) => questions.put(question.id, question),
    async remove(id) {
      const found = await questions.get(id)
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
  }
}
