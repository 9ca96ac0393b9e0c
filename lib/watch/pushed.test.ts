import { expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createPushed } from './pushed'

const minuteMs = 60_000
const page = { url: 'https://a.test/x', method: 'GET' }
const by = (initiator: string, more = {}) => ({ ...page, initiator, ...more })

function sample() {
  const area = sampleArea()
  let atMs = 1_000_000_000
  const start = () => createPushed(area, () => atMs)
  const wait = (ms: number) => {
    atMs += ms
  }
  return { start, wait }
}

/** What nobody waits for is written by then. */
const written = () => new Promise((resolve) => setTimeout(resolve, 150))

test('what a person or the site itself opens is not pushed', async () => {
  const { note } = sample().start()
  for (let n = 0; n < 3; n++) {
    expect(await note(page)).toBe(false)
    expect(await note(by('https://a.test', { method: 'POST' }))).toBe(false)
  }
})

test('a link of another site is plain once in ten minutes', async () => {
  const { start, wait } = sample()
  expect(await start().note(by('https://b.test'))).toBe(false)
  await written()
  wait(10 * minuteMs - 1)
  // Another worker, another page of the seller, another site.
  expect(
    await start().note(by('https://c.test', { url: 'https://a.test/y' })),
  ).toBe(true)
  expect(
    await start().note(by('https://b.test', { url: 'https://d.test/' })),
  ).toBe(false)
  wait(1)
  expect(await start().note(by('null'))).toBe(false)
  await written()
  wait(-2)
  // On a clock that was put back no time has passed.
  expect(await start().note(by('https://b.test'))).toBe(false)
})

test('behavior: a form of another site always is', async () => {
  const { note } = sample().start()
  expect(await note(by('https://b.test', { method: 'POST' }))).toBe(true)
  expect(await note(by('null', { method: 'post' }))).toBe(true)
})

test('behavior: no number of other sellers makes one forgotten', async () => {
  const { start, wait } = sample()
  const { note } = start()
  const from = 'https://evil.test'
  expect(await note(by(from))).toBe(false)
  for (let n = 0; n < 199; n++)
    expect(await note(by(from, { url: `https://n${n}.test/` }))).toBe(false)
  expect(await note(by(from, { url: 'https://one-more.test/' }))).toBe(true)
  expect(await note(by(from))).toBe(true)
  wait(10 * minuteMs)
  expect(await note(by(from))).toBe(false)
})
