import { beforeEach, expect, test, vi } from 'vitest'
import { challenge } from '@/lib/testing/payment-world'
import type { Observation } from '@/lib/watch/observations'
import { createForesee } from './foresee'

const { accepts, resource } = challenge()
const header = btoa(JSON.stringify({ x402Version: 2, accepts, resource }))
const site = 'https://a.test'
const seen: Observation = {
  id: 'r1',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  headers: [header],
  otherWay: null,
  atMs: 0,
  claimedBy: null,
  sellerTimeMs: null,
  isIndirect: false,
  answers: null,
}

let said: string[]
const foreseen = vi.fn(async (_: unknown) => void said.push('foreseen'))
let foresee: ReturnType<typeof createForesee>

beforeEach(() => {
  said = []
  foreseen.mockClear()
  foresee = createForesee({ foresee: foreseen }, async () => {
    await Promise.resolve()
    said.push('settled')
  })
})

test('a call is foreseen as its page will claim it, after what was heard is kept', async () => {
  await foresee(seen, site)
  expect(foreseen).toHaveBeenCalledWith({
    site,
    target: {
      tabId: 1,
      documentId: '',
      kind: 'call',
      method: 'GET',
      url: 'https://b.test/api',
      callId: null,
    },
    bodyHash: '',
    read: expect.objectContaining({ ok: true }),
  })
  expect(said).toEqual(['settled', 'foreseen'])
})

test.each([
  ['a document', { kind: 'open' }, site],
  ['a call with a body', { method: 'POST' }, site],
  ['no challenge in the headers', { headers: [] }, site],
  ['a long challenge', { headers: ['e'.repeat(4097)] }, site],
  ['nobody who asked', {}, undefined],
] as const)('behavior: not of %s', async (_, change, from) => {
  await foresee({ ...seen, ...change } as Observation, from)
  expect(foreseen).not.toHaveBeenCalled()
})
