import { expect, test } from 'vitest'
import type { QuestionView } from '@/lib/contracts/question'
import { pickQuestion } from './queue'

const question = (id: string, tabId: number) => ({ id, tabId }) as QuestionView
const queue = [question('a', 1), question('b', 2), question('c', 2)]
const nothing = { shownId: null, id: null, tabId: null }

test.each([
  [nothing, 'a'],
  [{ ...nothing, tabId: 2 }, 'b'],
  [{ ...nothing, tabId: 9 }, 'a'],
  [{ ...nothing, tabId: 9, id: 'c' }, 'c'],
  [{ ...nothing, tabId: 1, id: 'c' }, 'a'],
  [{ shownId: 'b', id: 'c', tabId: 1 }, 'b'],
  [{ shownId: 'gone', id: 'gone', tabId: 2 }, 'b'],
  [{ shownId: 'gone', id: 'gone', tabId: null }, 'a'],
])('pickQuestion %j is %s', (wanted, id) => {
  expect(pickQuestion(queue, wanted)?.id).toBe(id)
})

test('pickQuestion has nothing to show of nothing', () => {
  expect(pickQuestion([], nothing)).toBeNull()
})
