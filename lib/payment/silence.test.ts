import { expect, test } from 'vitest'
import { declined, isSilent, type Silence } from './silence'

test('three refusals within 30 s silence a site, longer each time', () => {
  let now = 1_000_000
  let silence: Silence | undefined
  const lengths: number[] = []
  for (let round = 0; round < 3; round++) {
    for (let i = 0; i < 3; i++) {
      expect(isSilent(silence, now)).toBe(false)
      now += 1000
      silence = declined(silence, 'https://a.test', now)
    }
    expect(isSilent(silence, now)).toBe(true)
    const untilMs = silence?.untilMs ?? 0
    lengths.push(round < 2 ? untilMs - now : untilMs)
    now = untilMs
  }
  // The last one has no end but the person's word.
  expect(lengths).toEqual([60_000, 600_000, Number.MAX_SAFE_INTEGER])
})

test('behavior: refusals far apart do not add up', () => {
  let silence: Silence | undefined
  for (let i = 0; i < 20; i++)
    silence = declined(silence, 'https://a.test', 1_000_000 + i * 15_000)
  expect(isSilent(silence, 1_000_000 + 20 * 15_000)).toBe(false)
})
