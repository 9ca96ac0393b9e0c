import type { Questions } from '@/lib/payment/ports'
import { questionSchema } from '@/lib/payment/question'
import { silenceSchema } from '@/lib/payment/silence'
import { type Area, createTable } from './table'

/** Most questions waiting at once, whatever the tabs. */
const maxQuestions = 50

/** Keeps the waiting questions in `storage.session`. */
export function createQuestions(session: Area): Questions {
  const questions = createTable(
    session,
    'questions',
    questionSchema,
    maxQuestions,
  )
  const silences = createTable(session, 'silences', silenceSchema, 200)
  return {
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
}
