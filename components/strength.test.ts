import { expect, test } from 'vitest'
import { minScore, scorePassword } from './strength'

test('tells what people guess first from what they do not', async () => {
  expect(await scorePassword('password123')).toBeLessThan(minScore)
  expect(await scorePassword('tuppence2026')).toBeLessThan(minScore)
  expect(await scorePassword('qwertyuiop')).toBeLessThan(minScore)
  expect(
    await scorePassword('otter lantern gravel plum'),
  ).toBeGreaterThanOrEqual(minScore)
})
