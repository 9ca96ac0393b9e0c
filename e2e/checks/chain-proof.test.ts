// @vitest-environment node
import { type Address, type Hex, numberToHex } from 'viem'
import {
  generatePrivateKey,
  type PrivateKeyAccount,
  privateKeyToAccount,
} from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUp } from '@/lib/chain/proof/look-up'
import type { ChainQuestion } from '@/lib/payment/proof'
import {
  cancel,
  signedBy,
  stranger,
  submit as submitSigned,
} from '../harness/authorisations.ts'
import { startChain, type TestChain } from '../testbed/chains/chain.ts'

const chainId = 84532
const payTo: Address = '0x2222222222222222222222222222222222222222'
const value = 10_000n
const key = generatePrivateKey()
const payer = privateKeyToAccount(key)

let chain: TestChain
let nonces = 0
beforeAll(async () => {
  chain = await startChain(chainId)
  await chain.mint(payer.address, 1_000_000n)
}, 30_000)
afterAll(() => chain.stop())

/** A question of the chain's own present, good for so many seconds. */
async function question(seconds = 120n): Promise<ChainQuestion> {
  const now = await chain.now()
  return {
    id: `${++nonces}`,
    asset: chain.token.address,
    from: payer.address,
    to: payTo,
    value: `${value}`,
    nonce: numberToHex(nonces, { size: 32 }),
    validBefore: `${now + seconds}`,
    createdAtMs: Number(now) * 1000,
    isUpTo: false,
    mark: { kind: 'eip3009-nonce' },
    hint: null,
  }
}

/** Has the payment submitted; it may fail on the chain. */
async function submit(
  { nonce, validBefore }: ChainQuestion,
  {
    by,
    amount = value,
    isForged = false,
  }: { by?: PrivateKeyAccount; amount?: bigint; isForged?: boolean } = {},
): Promise<Hex> {
  const { address: from } = payer
  const agreed = {
    from,
    to: payTo,
    validAfter: '0',
    validBefore,
    nonce: nonce as Hex,
  }
  const signed = isForged ? 1n : amount
  const { signature } = await signedBy(key, chain, {
    ...agreed,
    value: `${signed}`,
  })
  return await submitSigned(
    chain,
    { authorization: { ...agreed, value: `${amount}` }, signature },
    by,
  )
}

async function look(asked: ChainQuestion, rpcUrls = [chain.rpcUrl]) {
  const nowMs = Number(await chain.now()) * 1000
  const look = await lookUp({ rpcUrls, chainId, questions: [asked], nowMs })
  expect(look.calls).toBeLessThanOrEqual(7)
  return look.words.get(asked.id)
}

test('live, then settled: named by the seller, or found', async () => {
  const asked = await question()
  expect(await look(asked)).toEqual({ kind: 'open', because: 'LIVE' })
  const before = await chain.balanceOf(payTo)
  const by = await stranger(chain)
  const hash = await submit(asked, { by })
  expect((await chain.balanceOf(payTo)) - before).toBe(value)
  const { blockNumber } = await chain.client.getTransactionReceipt({ hash })
  for (const hint of [hash, null, numberToHex(404, { size: 32 })])
    expect(await look({ ...asked, hint })).toMatchObject({
      kind: 'settled',
      transaction: hash,
      block: `${blockNumber}`,
      amount: '10000',
      submitter: by.address,
    })
})

test('settled by someone else, long ago', async () => {
  const asked = await question()
  const by = await stranger(chain)
  const hash = await submit(asked, { by })
  await chain.mine(300)
  const word = await look(asked)
  expect(word).toMatchObject({
    kind: 'settled',
    transaction: hash,
    submitter: by.address,
  })
  expect(word?.kind === 'settled' && word.confirmations).toBeGreaterThan(300)
})

test('less was taken than agreed', async () => {
  const asked = await question()
  const hash = await submit(asked, { amount: 9_999n })
  const word = { kind: 'open', because: 'USED_OTHERWISE' }
  expect(await look({ ...asked, hint: hash })).toEqual(word)
})

test('cancelled', async () => {
  const asked = await question()
  await cancel(key, chain, asked.nonce as Hex)
  expect(await chain.authorizationUsed(payer.address, asked.nonce)).toBe(true)
  expect(await look(asked)).toEqual({
    kind: 'open',
    because: 'USED_OTHERWISE',
  })
})

test('failed on the chain, then settled; the failed one named', async () => {
  const asked = await question()
  const failed = await submit(asked, { isForged: true })
  const { status } = await chain.client.getTransactionReceipt({ hash: failed })
  expect(status).toBe('reverted')
  const hinted = { ...asked, hint: failed }
  expect(await look(hinted)).toEqual({ kind: 'open', because: 'LIVE' })
  const hash = await submit(asked)
  expect(await look(hinted)).toMatchObject({
    kind: 'settled',
    transaction: hash,
  })
})

test('past its end: open until that is deep, then dead', async () => {
  const asked = await question(30n)
  await chain.increaseTime(60)
  expect(await look(asked)).toEqual({ kind: 'open', because: 'NOT_FINAL' })
  await chain.mine(70)
  const word = await look(asked)
  expect(word).toMatchObject({ kind: 'dead', endpoints: 1 })
  expect(word?.kind === 'dead' && word.chainTimeMs / 1000).toBeGreaterThan(
    Number(asked.validBefore),
  )
  const late = await submit(asked)
  const { status } = await chain.client.getTransactionReceipt({ hash: late })
  expect(status).toBe('reverted')
})

test('a second endpoint that is another chain: not dead', async () => {
  const asked = await question(30n)
  await chain.increaseTime(60)
  await chain.mine(70)
  const elsewhere = await startChain(80002)
  try {
    expect(await look(asked, [chain.rpcUrl, elsewhere.rpcUrl])).toEqual({
      kind: 'open',
      because: 'WRONG_CHAIN',
    })
  } finally {
    await elsewhere.stop()
  }
})
