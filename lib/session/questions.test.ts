import { beforeEach, expect, test } from 'vitest'
import type { Question } from '@/lib/payment/question'
import { challenge, sighting } from '@/lib/testing/payment-world'
import { sampleArea } from '@/lib/testing/sample-area'
import { createQuestions, questionCaps } from './questions'

const question: Question = {
  ...sighting(),
  id: 'D1:c1',
  groupId: 'D1:c1',
  challenge: challenge(),
  because: null,
  hash: 'h',
  state: 'ask',
  signIn: null,
  stop: null,
  previousId: null,
  approved: null,
  createdAtMs: 1,
  expiresAtMs: 2,
}

let area: ReturnType<typeof sampleArea>
let questions: ReturnType<typeof createQuestions>

beforeEach(() => {
  area = sampleArea()
  questions = createQuestions(area, sampleArea())
})

const weighing = (chars: number, id: string, tabId: number): Question => ({
  ...question,
  id,
  target: { ...question.target, tabId },
  challenge: { ...challenge(), extensions: { e: 'x'.repeat(chars) } },
})

test('what waits outlives a stopped worker, its terms to the letter', async () => {
  await questions.put(question)
  const next = createQuestions(area, sampleArea())
  expect((await next.get('D1:c1'))?.challenge).toEqual(question.challenge)
  expect(await next.remove('D1:c1')).toMatchObject({ id: 'D1:c1' })
  expect(await next.all()).toEqual([])
})

test('terms made to be heavy weigh as much as was sent', async () => {
  const extensions = { e: Array.from({ length: 30_000 }, () => 1) }
  await questions.put({
    ...question,
    challenge: { ...challenge(), extensions },
  })
  const [kept] = Object.values(area.items) as { row: { challenge: unknown } }[]
  expect(typeof kept?.row.challenge).toBe('string')
})

test('one tab leaves room for the others', async () => {
  const half = questionCaps.maxTabChars / 2
  await questions.put(weighing(half, 'a', 1))
  expect(await questions.hasRoom(weighing(half, 'b', 1))).toBe(false)
  expect(await questions.hasRoom(weighing(half, 'b', 2))).toBe(true)
  // What takes its own place needs no room beside itself.
  expect(await questions.hasRoom(weighing(half, 'a', 1))).toBe(true)
})

test('all of them have a bound', async () => {
  const most = questionCaps.maxTabChars * 0.9
  let tabId = 0
  while (await questions.hasRoom(weighing(most, `${tabId}`, tabId)))
    await questions.put(weighing(most, `${tabId}`, tabId++))
  expect(tabId).toBe(2)
  expect(JSON.stringify(area.items).length).toBeLessThan(
    questionCaps.maxAllChars,
  )
})
