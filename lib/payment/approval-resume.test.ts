import { beforeEach, describe, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { createApprovalResume } from './approval-resume'
import type { ApprovalChain, OwnApproval } from './own-approval'

const hash = `0x${'ab'.repeat(32)}` as const
const approval: OwnApproval = {
  id: 'a1',
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  owner: '0x2096B3E6a1E6b64c4F1e7bC1e1a2f3B4c5D6287C',
  amount: '100000',
  nonce: 7,
  gas: '66000',
  maxFeePerGas: '2100000000',
  maxPriorityFeePerGas: '100000000',
  state: 'READY',
  hash: null,
  because: null,
  createdAtMs: 0,
  sentAtMs: null,
}

let kept: OwnApproval
let sent: string[]
let isUnlocked: boolean
/** The vault's refusal to sign. */
let refusal: string | null
let nowMs: number
let chain: ApprovalChain

beforeEach(() => {
  vi.useFakeTimers()
  kept = { ...approval }
  sent = []
  isUnlocked = true
  refusal = null
  nowMs = 1_000
  chain = {
    cost: async () => null,
    send: async (_, transaction) => {
      sent.push(transaction)
      return null
    },
    outcome: async () => (sent.length > 0 ? 'DONE' : null),
  }
})

/** A worker that starts, and lives on for some seconds. */
async function worker(seconds = 4): Promise<void> {
  const resume = createApprovalResume({
    approvals: {
      get: async () => kept,
      put: async (next) => {
        kept = next
      },
      all: async () => [kept],
    },
    chain,
    approver: {
      changed: () => undefined,
      heard: () => undefined,
      show: async () => undefined,
    },
    checkpoint: async () => undefined,
    clock: { nowMs: () => nowMs },
    isUnlocked: async () => isUnlocked,
    signApproval: async () => {
      if (refusal) throw new CodedError(refusal, 'No.')
      return { transaction: '0x02', hash }
    },
  })
  void resume.now()
  for (let left = seconds; left > 0; left--) {
    await vi.advanceTimersByTimeAsync(1_000)
    nowMs += 1_000
  }
}

describe('an approval that was written down', () => {
  test('is sent once and watched to its end', async () => {
    await worker()
    expect(sent).toEqual(['0x02'])
    expect(kept).toMatchObject({ state: 'DONE', hash })
  })

  test('behavior: waits for the wallet to be opened', async () => {
    isUnlocked = false
    await worker()
    expect([sent, kept.state]).toEqual([[], 'READY'])
  })

  test('behavior: is found by its hash while locked', async () => {
    isUnlocked = false
    kept = { ...kept, hash }
    chain.outcome = async () => 'DONE'
    await worker()
    expect([sent, kept.state]).toEqual([[], 'DONE'])
  })

  test('behavior: what an earlier worker sent is not sent anew', async () => {
    kept = { ...kept, state: 'SENT', hash, sentAtMs: 500 }
    chain.outcome = async () => null
    await worker()
    expect(sent).toEqual([])
    await worker(15)
    expect(sent).toEqual(['0x02'])
  })

  test.each(['NONCE_TAKEN', 'FEE_TOO_LOW', 'NO_COIN', 'NOT_TAKEN'] as const)(
    'behavior: refused by the network, %s is told',
    async (code) => {
      chain.send = async () => code
      await worker()
      expect(kept).toMatchObject({ state: 'FAILED', because: code })
    },
  )

  test('behavior: one that the vault never signs is over at once', async () => {
    refusal = 'NOT_SIGNABLE'
    await worker()
    expect([sent, kept.hash]).toEqual([[], null])
    expect(kept).toMatchObject({ state: 'FAILED', because: 'BAD_APPROVAL' })
  })

  test('behavior: any other refusal of the vault may pass', async () => {
    refusal = 'LOCKED'
    await worker()
    expect(kept.state).toBe('READY')
    refusal = null
    await worker()
    expect(kept.state).toBe('DONE')
  })

  test('behavior: its own nonce used by itself is no failure', async () => {
    chain.send = async () => {
      sent.push('')
      return 'NONCE_TAKEN'
    }
    await worker()
    expect(kept.state).toBe('DONE')
  })

  test('behavior: a reverted one is told', async () => {
    chain.outcome = async () => (sent.length > 0 ? 'REVERTED' : null)
    await worker()
    expect(kept).toMatchObject({ state: 'FAILED', because: 'REVERTED' })
  })

  test('behavior: one that nobody includes is given up in the end', async () => {
    chain.outcome = async () => null
    kept = { ...kept, state: 'SENT', hash, sentAtMs: 0 }
    nowMs = 31 * 60_000
    await worker()
    expect(kept).toMatchObject({ state: 'FAILED', because: 'STUCK' })
  })
})
