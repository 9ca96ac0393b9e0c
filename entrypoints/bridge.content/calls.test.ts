import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Verdict } from '@/lib/contracts/page'
import type { BridgeMessage, Claim, HookMessage } from '../hook.content/wire'
import { createCalls } from './calls'

const background = vi.hoisted(() => ({
  claim: vi.fn<(input: Claim) => Promise<Verdict>>(),
  drop: vi.fn(async () => undefined),
  answered: vi.fn(async () => undefined),
}))
const orphan = vi.hoisted(() => ({ is: false }))
vi.mock('./background', () => ({
  background,
  askVerdict: (ask: () => unknown) => ask(),
  isOrphan: () => orphan.is,
  tell: (say: () => unknown) => say(),
}))

const claim: Claim = {
  callId: 'one',
  url: 'https://seller/quote',
  to: 'https://seller/first#part',
  method: 'GET',
  canRepeat: true,
  repeats: 0,
}
const { bodyDigest: _, to: __, ...said } = claim
let posted: BridgeMessage[]
let say: (message: HookMessage) => void
let calls: ReturnType<typeof createCalls>

beforeEach(() => {
  vi.useFakeTimers()
  vi.clearAllMocks()
  vi.stubGlobal('document', { title: 'A page', visibilityState: 'visible' })
  vi.stubGlobal('navigator', { userActivation: { hasBeenActive: true } })
  vi.stubGlobal(
    'PerformanceObserver',
    class {
      observe() {}
    },
  )
  orphan.is = false
  posted = []
  calls = createCalls({
    post: (message) => posted.push(message),
    listen: (listener) => {
      say = listener
    },
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const later = (ms = 0) => vi.advanceTimersByTimeAsync(ms)

test('carries a claim and its verdict', async () => {
  background.claim.mockResolvedValue({ kind: 'pay', fragment: 'x402=1' })
  say({ kind: 'claim', claim })
  await later()
  expect(background.claim).toHaveBeenCalledWith({
    ...said,
    bodyHash: '',
    isIndirect: false,
    title: 'A page',
    isVisible: true,
    hasGesture: true,
  })
  expect(posted).toEqual([
    { kind: 'verdict', callId: 'one', verdict: '#x402=1' },
  ])
})

test.each(['https://other/quote', '', undefined])(
  'says that a call was answered by another origin than %s',
  async (to) => {
    background.claim.mockResolvedValue({ kind: 'leave' })
    const { to: _, ...rest } = claim
    say({
      kind: 'claim',
      claim: { ...rest, ...(to !== undefined && { to }) },
    })
    await later()
    expect(background.claim).toHaveBeenCalledWith(
      expect.objectContaining({ isIndirect: true }),
    )
  },
)

test('holds a call until its verdict is pushed', async () => {
  background.claim.mockResolvedValue({ kind: 'wait' })
  say({ kind: 'claim', claim })
  await later()
  expect(posted).toEqual([])
  expect(calls.settle('one', { kind: 'leave' })).toBe(true)
  expect(calls.settle('one', { kind: 'leave' })).toBe(false)
  expect(posted).toHaveLength(1)
})

test('behavior: asks again where a push was lost', async () => {
  background.claim.mockResolvedValueOnce({ kind: 'wait' })
  background.claim.mockResolvedValueOnce({ kind: 'leave' })
  say({ kind: 'claim', claim })
  await later(14_000)
  expect(background.claim).toHaveBeenCalledTimes(1)
  await later(2_000)
  expect(posted).toEqual([{ kind: 'verdict', callId: 'one', verdict: 'leave' }])
  await later(60_000)
  expect(background.claim).toHaveBeenCalledTimes(2)
})

test('behavior: gives a newer claim of a call only its own verdict', async () => {
  let answerFirst: (verdict: Verdict) => void = () => undefined
  background.claim.mockReturnValueOnce(
    new Promise((resolve) => {
      answerFirst = resolve
    }),
  )
  background.claim.mockResolvedValueOnce({ kind: 'wait' })
  say({ kind: 'claim', claim })
  say({ kind: 'claim', claim: { ...claim, repeats: 1 } })
  await later()
  answerFirst({ kind: 'repeat' })
  await later()
  expect(posted).toEqual([])
})

test('behavior: forgets a dropped call and says so', async () => {
  background.claim.mockResolvedValue({ kind: 'wait' })
  say({ kind: 'claim', claim })
  await later()
  say({ kind: 'drop', callId: 'one' })
  expect(background.drop).toHaveBeenCalledWith({ callId: 'one' })
  expect(calls.settle('one', { kind: 'leave' })).toBe(false)
})

test('behavior: lets every call go once the extension is gone', async () => {
  background.claim.mockResolvedValue({ kind: 'wait' })
  say({ kind: 'claim', claim })
  await later()
  orphan.is = true
  await later(1_000)
  expect(posted).toEqual([{ kind: 'verdict', callId: 'one', verdict: 'gone' }])
})
