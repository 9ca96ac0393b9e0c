import 'fake-indexeddb/auto'
import type { Address } from 'viem'
import { createLedgerRoom } from '@/lib/ledger/room'
import { CodedError } from '@/lib/messaging/errors'
import { createJourney, type Parts } from '@/lib/payment/journey'
import type { Question } from '@/lib/payment/question'
import type { Sighting } from '@/lib/payment/sighting'
import type { Silence } from '@/lib/payment/silence'
import type { Challenge } from '@/lib/x402/challenge'

const self = '0x1111111111111111111111111111111111111111'
/** Who is paid. */
export const payTo = '0x2222222222222222222222222222222222222222'
/** USDC on Base. */
export const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'

/** A v2 challenge over real USDC on Base. */
export function challenge(amount = '10000', to = payTo): Challenge {
  return {
    version: 2,
    accepts: [
      {
        scheme: 'exact',
        network: 'eip155:8453',
        amount,
        asset: usdc,
        payTo: to,
        maxTimeoutSeconds: 600,
        extra: { name: 'USD Coin', version: '2' },
      },
    ],
    resource: { url: 'https://a.test/x' },
    extensions: null,
    error: null,
  }
}

/** A genuine 402 of a page that was opened. */
export function sighting(
  change: Partial<Sighting> = {},
  what = challenge(),
): Sighting {
  return {
    questionId: 'D1:open',
    target: {
      tabId: 1,
      documentId: 'D1',
      kind: 'open',
      method: 'GET',
      url: 'https://a.test/x',
      callId: null,
    },
    site: 'https://a.test',
    title: '',
    bodyHash: '',
    evidence: 'header',
    needsProof: false,
    read: { ok: true, challenge: what },
    raw: 'raw',
    answers: null,
    circumstances: {
      kind: 'open',
      isVisible: true,
      hasGesture: false,
      isPageSupplied: false,
      isIndirect: false,
      sellerTimeMs: null,
    },
    ...change,
  }
}

let names = 0

/** A journey over the real ledger, with a browser and a vault of wood. */
export function buildWorld(account: Address = self) {
  const log: string[] = []
  const questions = new Map<string, Question>()
  const silences = new Map<string, Silence>()
  const state = {
    isUnlocked: true,
    isAlive: true,
    nowMs: 1_800_000_000_000,
    signs: true,
    allowance: null as Awaited<ReturnType<Parts['allowances']['read']>>,
    goes: true,
  }
  let seed = 0
  const { ledger, rules, signIns } = createLedgerRoom({
    name: `journey-${names++}`,
    sealKey: async () => new Uint8Array(32).fill(7),
  })
  const parts: Parts = {
    ledger,
    vault: {
      address: async () => account,
      isUnlocked: async () => state.isUnlocked,
      prepareToSign: () => undefined,
      signPayment: async (id) => {
        if (!state.signs) throw new CodedError('SELF_CHECK', 'no')
        const row = await ledger.get(id)
        if (row?.state !== 'ARMED' && row?.state !== 'HANDED')
          throw new Error('signed before it was durable')
        log.push(`sign ${id === row.id ? row.intent.nonce.slice(-4) : ''}`)
        return [`0x${'11'.repeat(65)}` as const]
      },
      signSignIn: async (id) => {
        const row = await signIns.get(id)
        if (row?.outcome !== 'none') throw new Error('not written')
        log.push(`sign-in ${row.terms.nonce}`)
        return `0x${'22'.repeat(65)}`
      },
    },
    presenter: {
      isAlive: async () => state.isAlive,
      prepare: (_, target) => ({
        arm: async (header) => {
          log.push(`arm ${header.name}`)
          return { fragment: target.kind === 'call' ? 'x402=00' : null }
        },
        forget: async () => undefined,
      }),
      go: async () => {
        if (!state.goes) throw new Error('Receiving end does not exist.')
        log.push('go')
      },
      tell: async (_, verdict) => void log.push(`tell ${verdict}`),
      tabOf: async () => 1,
    },
    questions: {
      get: async (id) => questions.get(id),
      all: async () => [...questions.values()],
      hasRoom: async () => true,
      put: async (question) => void questions.set(question.id, question),
      change: async (id, change) => {
        const found = questions.get(id)
        if (found) questions.set(id, change(found))
      },
      remove: async (id) => {
        const found = questions.get(id)
        questions.delete(id)
        return found
      },
      silence: async (site) => silences.get(site),
      setSilence: async (silence) => void silences.set(silence.site, silence),
    },
    approver: {
      show: async () => void log.push('show'),
      heard: () => undefined,
      changed: () => undefined,
    },
    allowances: { read: async () => state.allowance },
    networks: {
      switches: async () => (network) => !network.isTest,
      preferences: async () => ({ networks: [], tokens: [] }),
    },
    clock: { nowMs: () => state.nowMs },
    random: {
      bytes: (length) => {
        seed++
        return new Uint8Array(length).fill(seed % 256)
      },
    },
    checkpoint: async () => undefined,
    rules,
    signIns,
    ceilings: async () => (await rules.all(state.nowMs)).ceilings,
    networkTime: () => ({ isNow: async () => false }),
    audited: async () => false,
    isGranted: async () => false,
  }
  return {
    log,
    questions,
    state,
    ledger,
    rules,
    signIns,
    parts,
    journey: createJourney(parts),
  }
}

/** A yes to a question as it is. */
export const yes = (question: Question | undefined, again = false) => ({
  questionId: question?.id ?? '',
  hash: question?.hash ?? '',
  choice: { kind: 'pay' as const, offerIndex: 0, again },
})
