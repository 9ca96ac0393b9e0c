import { expect, test } from 'vitest'
import { createQueue } from './queue'

test('runs one task at a time, in order, past a failure', async () => {
  const queue = createQueue()
  const seen: string[] = []
  const task = (name: string, fails = false) =>
    queue(async () => {
      seen.push(`${name} starts`)
      await new Promise((resolve) => setTimeout(resolve, 1))
      seen.push(`${name} ends`)
      if (fails) throw new Error(name)
      return name
    })
  const results = await Promise.allSettled([
    task('a'),
    task('b', true),
    task('c'),
  ])
  expect(seen).toEqual([
    'a starts',
    'a ends',
    'b starts',
    'b ends',
    'c starts',
    'c ends',
  ])
  expect(results.map(({ status }) => status)).toEqual([
    'fulfilled',
    'rejected',
    'fulfilled',
  ])
})
