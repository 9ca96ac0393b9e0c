import { beforeEach, expect, test, vi } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createCompaction } from './compaction'

const dayMs = 86_400_000
const startMs = 1_800_000_000_000

let nowMs: number
let runs: number[]
let changes: number
let isUnlocked: boolean
let isAsked: boolean
let compact: (nowMs: number) => Promise<number>
let local: ReturnType<typeof sampleArea>

beforeEach(() => {
  nowMs = startMs
  runs = []
  changes = 0
  isUnlocked = true
  isAsked = false
  local = sampleArea()
  compact = async (atMs) => runs.push(atMs)
})

/** A worker of its own, as each alarm may have. */
const due = () =>
  createCompaction({
    compact: (atMs) => compact(atMs),
    local,
    isUnlocked: async () => isUnlocked,
    isAsked: async () => isAsked,
    nowMs: () => nowMs,
    changed: () => {
      changes += 1
    },
  }).due()

test('runs once a day, whatever worker it is', async () => {
  await due()
  await due()
  nowMs += dayMs - 1
  await due()
  expect(runs).toEqual([startMs])
  nowMs += 1
  await due()
  expect(runs).toEqual([startMs, startMs + dayMs])
  expect(changes).toBe(2)
})

test('waits until the wallet is open and nobody is asked', async () => {
  isUnlocked = false
  await due()
  isUnlocked = true
  isAsked = true
  await due()
  expect(runs).toEqual([])
  isAsked = false
  await due()
  expect(runs).toEqual([startMs])
})

test('one that fails is silent, and tried again the next day', async () => {
  const works = compact
  compact = async () => {
    throw new Error('The disk is full.')
  }
  await due()
  compact = works
  await due()
  expect(runs).toEqual([])
  nowMs += dayMs
  await due()
  expect(runs).toEqual([nowMs])
})

test('nothing that left changes nothing, and a clock put back waits no longer', async () => {
  compact = async (atMs) => {
    runs.push(atMs)
    return 0
  }
  await due()
  nowMs -= 30 * dayMs
  await due()
  expect(runs).toEqual([startMs, nowMs])
  expect(changes).toBe(0)
})

test('two good moments at once are one', async () => {
  let end: (() => void) | undefined
  compact = async (atMs) => {
    runs.push(atMs)
    await new Promise<void>((resolve) => {
      end = resolve
    })
    return 0
  }
  const one = createCompaction({
    compact: (atMs) => compact(atMs),
    local: { ...local, get: async () => ({}) },
    isUnlocked: async () => true,
    isAsked: async () => false,
    nowMs: () => nowMs,
    changed: () => undefined,
  })
  const first = one.due()
  await one.due()
  await vi.waitFor(() => expect(end).toBeDefined())
  end?.()
  await first
  expect(runs).toHaveLength(1)
})
