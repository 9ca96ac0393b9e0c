import { beforeEach, expect, test, vi } from 'vitest'
import type { Sender } from '@/lib/messaging/serve'
import type { Question } from '@/lib/payment/question'
import type { Noticed } from '@/lib/watch/noticed'
import type { BackgroundParts } from '../parts'
import { pageHandlers } from './page'

const sender = {
  tab: { id: 1, active: true },
  documentId: 'D1',
  url: 'https://a.test/page',
  origin: 'https://a.test',
} as unknown as Sender
const call = {
  callId: 'c1',
  url: 'https://b.test/api',
  method: 'GET',
  canRepeat: true,
  bodyHash: '',
  repeats: 0,
  isIndirect: false,
  title: '',
  isVisible: true,
  hasGesture: true,
}
const forgotten: Noticed = { kind: 'leave', because: 'NO_OBSERVATION' }

let noticed: Noticed
let question: Partial<Question> | undefined
const dropped = vi.fn(async () => undefined)

beforeEach(() => {
  vi.clearAllMocks()
  noticed = forgotten
  question = {
    state: 'ask',
    approved: null,
    expiresAtMs: Date.now() + 1000,
  }
})

function claim(repeats: number) {
  const parts = {
    presenter: { settled: async () => undefined },
    notice: { claim: async () => noticed },
    questions: {
      get: async (id: string) => (id === 'D1:c1' ? question : undefined),
    },
    journey: { dropped },
    devLog: { spoke: () => undefined },
  } as unknown as BackgroundParts
  const { claim } = pageHandlers(parts, Promise.resolve())
  return claim({ ...call, repeats }, sender)
}

test.each([0, 1])(
  'a call a person is asked about waits, though its record is gone (%i repeats)',
  async (repeats) => {
    expect(await claim(repeats)).toEqual({ kind: 'wait' })
    expect(dropped).not.toHaveBeenCalled()
  },
)

test('nor is it sent again to make another record', async () => {
  noticed = { kind: 'repeat' }
  expect(await claim(0)).toEqual({ kind: 'wait' })
})

test.each<[string, Partial<Question> | undefined]>([
  ['nothing is asked', undefined],
  ['its time is over', { expiresAtMs: 0 }],
  ['it was said yes to, unseen', { approved: {} as Question['approved'] }],
  ['its price was to be looked up', { state: 'hidden-price' }],
])('behavior: a repeat nobody saw is left where %s', async (_, change) => {
  question = change && { ...question, ...change }
  expect(await claim(1)).toEqual({ kind: 'leave' })
  expect(dropped).toHaveBeenCalledTimes(1)
})
