import { expect, test } from 'vitest'
import { together } from './together'

/** Work that ends when it is told to; each run gives its number. */
function given() {
  const ends: ((error?: Error) => void)[] = []
  const ask = together(
    () =>
      new Promise<number>((resolve, reject) => {
        const run = ends.length
        ends.push((error) => (error ? reject(error) : resolve(run)))
      }),
  )
  return { ask, ends }
}

/** Everything that can happen by itself has happened. */
const settle = () => new Promise((resolve) => setTimeout(resolve))

test('who asks alone gets a run of their own', async () => {
  const { ask, ends } = given()
  for (const run of [0, 1]) {
    const asked = ask()
    ends[run]?.()
    expect(await asked).toBe(run)
  }
})

test('all who ask meanwhile share one more run, begun after they asked', async () => {
  const { ask, ends } = given()
  const first = ask()
  const others = [ask(), ask(), ask()]
  await settle()
  expect(ends).toHaveLength(1)
  ends[0]?.()
  await settle()
  const late = ask()
  ends[1]?.()
  await settle()
  ends[2]?.()
  expect(await Promise.all([first, ...others, late])).toEqual([0, 1, 1, 1, 2])
  expect(ends).toHaveLength(3)
})

test('a run that fails fails for its own callers alone', async () => {
  const { ask, ends } = given()
  const first = ask()
  const second = ask()
  ends[0]?.(new Error('no'))
  await expect(first).rejects.toThrow('no')
  await settle()
  ends[1]?.()
  expect(await second).toBe(1)
})

test('behavior: who asks as a run ends does not run beside the next', async () => {
  let [atWork, most, runs] = [0, 0, 0]
  const ask = together(async () => {
    runs += 1
    atWork += 1
    most = Math.max(most, atWork)
    await settle()
    atWork -= 1
  })
  const first = ask()
  const late = first.then(ask)
  await Promise.all([first, ask(), late, ...[1, 2, 3].map(() => first.then())])
  expect(most).toBe(1)
  expect(runs).toBe(2)
})
