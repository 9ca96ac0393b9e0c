import { expect, test } from 'vitest'
import type { Offer } from '@/lib/schemes/offer'
import { readOffers } from '@/lib/schemes/read-offers'
import {
  buildWorld,
  challenge,
  sighting,
  yes,
} from '@/lib/testing/payment-world'
import { approvalFor } from './approval'

const owner = '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4'

/** A price by Permit2, with these extensions declared. */
function priced(...extensions: string[]) {
  const { accepts, ...rest } = challenge()
  const [entry] = accepts
  const extra = { assetTransferMethod: 'permit2' }
  return {
    ...rest,
    accepts: [{ ...(entry as object), extra }],
    extensions: Object.fromEntries(
      extensions.map((key) => [key, { info: {} }]),
    ),
  }
}

function offerOf(...extensions: string[]): Offer {
  const [offer] = readOffers(priced(...extensions), {
    self: owner,
    isNetworkOn: () => true,
  }).payable
  if (!offer) throw new Error('It cannot be paid.')
  return offer
}

const sponsored = 'eip2612GasSponsoring'
const unlimited = 'erc20ApprovalGasSponsoring'
const read = (allowed: bigint, permitNonce: bigint | null = 3n) => ({
  read: async () => ({ allowed, permitNonce }),
})

test('enough is allowed: nothing more', async () => {
  const enough = await approvalFor(offerOf(), owner, read(10_000n))
  expect(enough).toEqual({ kind: 'enough' })
})

test('too little, and a sponsor: a permit', async () => {
  const offer = offerOf(unlimited, sponsored)
  expect(await approvalFor(offer, owner, read(9_999n))).toEqual({
    kind: 'permit',
    nonce: 3n,
  })
})

test.each([
  ['nobody sponsors', [], 3n],
  ['only an unlimited approval is sponsored', [unlimited], 3n],
  ['the token takes no permits', [sponsored], null],
] as const)('too little, and %s', async (_, extensions, nonce) => {
  const offer = offerOf(...extensions)
  expect(await approvalFor(offer, owner, read(1n, nonce))).toEqual({
    kind: 'needed',
    spender: '0x000000000022D473030F116dDEE9F6B43aC78BA3',
    allowed: 1n,
    needed: 10_000n,
  })
})

test('a network that does not say', async () => {
  const down = { read: () => Promise.reject(new Error('down')) }
  const silent = { read: async () => null }
  for (const one of [down, silent])
    expect(await approvalFor(offerOf(sponsored), owner, one)).toEqual({
      kind: 'unknown',
    })
})

test('a price that needs none asks no network', async () => {
  const never = { read: () => Promise.reject(new Error('asked')) }
  const offer = { ...offerOf(), approval: null }
  expect(await approvalFor(offer, owner, never)).toEqual({ kind: 'enough' })
})

test.each([
  ['NEEDS_APPROVAL', { allowed: 0n, permitNonce: 0n }, []],
  ['ALLOWANCE_UNKNOWN', null, [sponsored]],
] as const)(
  '%s: nothing is written or signed',
  async (because, allowance, extensions) => {
    const { journey, questions, ledger, state, log } = buildWorld()
    state.allowance = allowance
    await journey.consider(sighting({}, priced(...extensions)))
    expect(await journey.answer(yes(questions.get('D1:open')))).toEqual({
      ok: false,
      because,
    })
    expect(await ledger.list({ limit: 1 })).toEqual([])
    expect(log).toEqual(['show'])
  },
)

test('the permit is in the row before anything is signed', async () => {
  const { journey, questions, ledger, state } = buildWorld()
  state.allowance = { allowed: 0n, permitNonce: 41n }
  await journey.consider(sighting({}, priced(sponsored)))
  await journey.answer(yes(questions.get('D1:open')))
  const [row] = await ledger.list({ limit: 1 })
  expect(row?.intent.details).toEqual({ permitNonce: '41' })
  expect(row?.alsoSigned).toHaveLength(1)
})
