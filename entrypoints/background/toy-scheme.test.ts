// @vitest-environment node
import { keccak256, recoverAddress, toHex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headerOf } from '@/lib/payment/header-of'
import type { ChainQuestion } from '@/lib/payment/proof'
import { createReconciler } from '@/lib/payment/reconcile'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { createIntent } from '@/lib/schemes/permit2/intent'
import { parseTerms } from '@/lib/schemes/permit2/parse-terms'
import { schemeOf, schemes } from '@/lib/schemes/registry'
import type { Scheme } from '@/lib/schemes/scheme'
import {
  buildWorld,
  challenge,
  sighting,
  yes,
} from '@/lib/testing/payment-world'
import { createSigner, deriveAddress } from '@/lib/vault/key'

// What stands here would be lib/schemes/toy-by-post/scheme.ts, and pushing it
// the one line of the registry. Not a word of it is known anywhere else.

const hash = (text: string) => keccak256(toHex(text))

const toy: Scheme = {
  name: 'toy',
  method: 'by-post',
  versions: [2],
  isMethod: (method) => method === 'by-post',
  parseOffer: (entry, ...rest) => ({
    ...parseTerms(entry, ...rest),
    scheme: 'toy',
    method: 'by-post',
    isUpTo: true,
    isUpfront: false,
    isAlwaysAsked: true,
    settledBy: null,
    approval: null,
    details: { stamp: 'penny red' },
  }),
  intent: createIntent,
  digest: (intent) => hash(`letter ${intent.nonce} ${intent.details.stamp}`),
  alsoSigned: (intent) => [hash(`envelope ${intent.nonce}`)],
  payload: ({ details }, signature) => ({ letter: signature, ...details }),
  extensions: (_, [envelope = '']) => ({ post: { envelope } }),
  mark: { kind: 'eip3009-nonce' },
  isUpTo: true,
  isAlwaysAsked: true,
}

const registry = schemes as Scheme[]
beforeAll(() => void registry.push(toy))
afterAll(() => void registry.splice(registry.indexOf(toy), 1))

const key = new Uint8Array(32).fill(9)
const address = deriveAddress(key)

function priced() {
  const { accepts, ...rest } = challenge()
  const [entry] = accepts
  return {
    ...rest,
    extensions: { post: { info: { office: 'GPO' } } },
    accepts: [
      {
        ...(entry as object),
        scheme: 'toy',
        extra: { assetTransferMethod: 'by-post' },
      },
    ],
  }
}

test('a new scheme makes the whole journey', async () => {
  const world = buildWorld(address)
  const { journey, questions, ledger, log } = world

  // Read, shown, answered, reserved, signed, armed.
  await journey.consider(sighting({}, priced()))
  const answered = await journey.answer(yes(questions.get('D1:open')))
  expect(answered).toMatchObject({ ok: true })
  expect(log.slice(-2)).toEqual(['arm PAYMENT-SIGNATURE', 'go'])

  // The row holds what is the scheme's own, and comes back as it was.
  const [row] = await ledger.list({ limit: 1 })
  if (!row) throw new Error('Nothing was written.')
  expect(row.intent).toMatchObject({
    scheme: 'toy',
    method: 'by-post',
    details: { stamp: 'penny red' },
  })
  const intent = loadIntent(row.intent)
  expect([row.digest, ...row.alsoSigned]).toEqual([
    toy.digest(intent),
    ...toy.alsoSigned(intent),
  ])

  // The vault signs both, from the row alone, the same bytes every time.
  const sign = createSigner({
    readPayment: (id) => ledger.get(id),
    digestsOf: (stored) => {
      const read = loadIntent(stored)
      const scheme = schemeOf(read)
      return [scheme.digest(read), ...scheme.alsoSigned(read)]
    },
    account: async () => ({ address, openKey: async () => key.slice() }),
  })
  const signatures = await sign(row.id)
  expect(await sign(row.id)).toEqual(signatures)
  const [letter = '0x', envelope = '0x'] = signatures
  const [also = '0x'] = row.alsoSigned
  expect(await recoverAddress({ hash: row.digest, signature: letter })).toBe(
    address,
  )
  expect(await recoverAddress({ hash: also, signature: envelope })).toBe(
    address,
  )

  // The header is the scheme's, and the seller's extension is answered.
  const header = headerOf(row, signatures)
  expect(JSON.parse(atob(header.value))).toMatchObject({
    accepted: { scheme: 'toy' },
    payload: { letter, stamp: 'penny red' },
    extensions: { post: { info: { office: 'GPO', envelope } } },
  })

  // And the chain is asked in the way the scheme says.
  expect(await askedOf(world)).toMatchObject([
    { id: row.id, mark: toy.mark, isUpTo: true, value: '10000' },
  ])
})

test('a row whose scheme is gone stays counted and is not asked about', async () => {
  const world = buildWorld(address)
  const { journey, questions, ledger } = world
  await journey.consider(sighting({}, priced()))
  await journey.answer(yes(questions.get('D1:open')))
  registry.splice(registry.indexOf(toy), 1)
  try {
    expect(await askedOf(world)).toEqual([])
    const [row] = await ledger.list({ limit: 1 })
    expect(row?.state).toBe('HANDED')
    const taken = await ledger.takenBy('https://a.test', 0)
    expect(taken).toMatchObject([{ amount: '10000' }])
  } finally {
    registry.push(toy)
  }
})

/** What a look at everything asks the chain. */
async function askedOf({
  ledger,
  state,
}: ReturnType<typeof buildWorld>): Promise<ChainQuestion[]> {
  const asked: ChainQuestion[] = []
  state.nowMs += 3_600_000
  const reconciler = createReconciler({
    ledger,
    chain: {
      lookUp: async (_, questions) => {
        asked.push(...questions)
        return { words: new Map(), calls: 1 }
      },
    },
    calls: { load: async () => [], save: async () => undefined },
    clock: { nowMs: () => state.nowMs },
    random: { bytes: (length) => new Uint8Array(length) },
    checkpoint: async () => undefined,
    proven: () => undefined,
  })
  await reconciler.look()
  return asked
}
