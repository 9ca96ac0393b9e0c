import { expect, test } from 'vitest'
import { createTurns } from './turns'

/** Tasks that end when they are told to. */
function tasks() {
  const begun: string[] = []
  const ends = new Map<string, (error?: Error) => void>()
  return {
    begun,
    task: (name: string) => () => {
      begun.push(name)
      return new Promise<string>((resolve, reject) => {
        ends.set(name, (error) => (error ? reject(error) : resolve(name)))
      })
    },
    async end(name: string, error?: Error) {
      ends.get(name)?.(error)
      await new Promise((resolve) => setTimeout(resolve))
    },
  }
}

test('a few at a time, in the order they came', async () => {
  const turns = createTurns<number>(2)
  const { begun, task, end } = tasks()
  const all = ['a', 'b', 'c', 'd'].map((name) => turns(1, task(name)))
  expect(begun).toEqual(['a', 'b'])
  await end('b')
  expect(begun).toEqual(['a', 'b', 'c'])
  const late = turns(1, task('late'))
  await end('a')
  await end('c')
  expect(begun).toEqual(['a', 'b', 'c', 'd', 'late'])
  await end('d')
  await end('late')
  expect(await Promise.all([...all, late])).toEqual([
    ...['a', 'b', 'c', 'd'],
    'late',
  ])
})

test('a task knows whether it had to wait', async () => {
  const turns = createTurns<number>(1)
  const told = await Promise.all(
    ['a', 'b', 'c'].map(() => turns(1, async (hasWaited) => hasWaited)),
  )
  expect(told).toEqual([false, true, true])
  expect(await turns(1, async (hasWaited) => hasWaited)).toBe(false)
})

test('one key does not wait for another', async () => {
  const turns = createTurns<number>(1)
  const { begun, task, end } = tasks()
  void turns(1, task('a'))
  void turns(1, task('b'))
  void turns(2, task('c'))
  expect(begun).toEqual(['a', 'c'])
  await end('a')
  expect(begun).toEqual(['a', 'c', 'b'])
})

test('a task that fails hands its place on', async () => {
  const turns = createTurns<number>(1)
  const { begun, task, end } = tasks()
  const failing = turns(1, task('a'))
  const failed = expect(failing).rejects.toThrow('no')
  const next = turns(1, task('b'))
  await end('a', new Error('no'))
  await failed
  await end('b')
  expect(await next).toBe('b')
  const after = turns(1, task('c'))
  expect(begun).toEqual(['a', 'b', 'c'])
  await end('c')
  expect(await after).toBe('c')
})
