// @vitest-environment node
import {
  type Address,
  type Hex,
  hashTypedData,
  numberToHex,
  parseAbi,
  parseSignature,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { lookUp } from '@/lib/chain/proof/look-up'
import type { ChainQuestion } from '@/lib/payment/proof'
import { startChain, type TestChain } from '../testbed/chains/chain.ts'
import { mined } from '../testbed/chains/client.ts'
import { authorizationTypes } from '../testbed/reference.ts'

const chainId = 84532
const payTo: Address = '0x2222222222222222222222222222222222222222'
const value = 10_000n
const payer = privateKeyToAccount(generatePrivateKey())
const submitters = [1, 2].map(() => privateKeyToAccount(generatePrivateKey()))
const abi = parseAbi([
  'function transferWithAuthorization(address from, address to, uint256 value, uint256 validAfter, uint256 validBefore, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
  'function cancelAuthorization(address authorizer, bytes32 nonce, uint8 v, bytes32 r, bytes32 s)',
])

let chain: TestChain
let nonces = 0
beforeAll(async () => {
  chain = await startChain(chainId)
  await chain.mint(payer.address, 1_000_000n)
  for (const { address } of submitters)
    await chain.setGasBalance(address, 10n ** 18n)
}, 30_000)
afterAll(() => chain.stop())

const domain = () => ({
  name: chain.token.name,
  version: chain.token.version,
  chainId,
  verifyingContract: chain.token.address,
})

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

const split = (signature: Hex) => {
  const { v, r, s } = parseSignature(signature)
  return [Number(v ?? 27n), r, s] as const
}

/** Has the payment submitted; it may fail on the chain. */
async function submit(
  { nonce, validBefore }: ChainQuestion,
  { by = 0, amount = value, isForged = false } = {},
): Promise<Hex> {
  const account = submitters[by] ?? payer
  const message = { from: payer.address, to: payTo, nonce }
  const times = { validAfter: 0n, validBefore: BigInt(validBefore) }
  const signature = await payer.sign({
    hash: hashTypedData({
      domain: domain(),
      types: authorizationTypes,
      primaryType: 'TransferWithAuthorization',
      message: { ...message, ...times, value: isForged ? 1n : amount },
    }),
  })
  const { address } = chain.token
  return chain.client.writeContract({
    ...{ abi, address, account },
    functionName: 'transferWithAuthorization',
    args: [
      payer.address,
      payTo,
      amount,
      0n,
      times.validBefore,
      nonce,
      ...split(signature),
    ],
    // Without it the node is asked first, and refuses what would fail.
    gas: 300_000n,
  })
}

async function cancel({ nonce }: ChainQuestion): Promise<void> {
  const signature = await payer.signTypedData({
    domain: domain(),
    types: {
      CancelAuthorization: [
        { name: 'authorizer', type: 'address' },
        { name: 'nonce', type: 'bytes32' },
      ],
    },
    primaryType: 'CancelAuthorization',
    message: { authorizer: payer.address, nonce },
  })
  const { address } = chain.token
  const sent = await chain.client.writeContract({
    ...{ abi, address, account: submitters[0] ?? payer },
    functionName: 'cancelAuthorization',
    args: [payer.address, nonce, ...split(signature)],
  })
  await mined(chain.client, sent)
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
  const hash = await submit(asked)
  await mined(chain.client, hash)
  expect((await chain.balanceOf(payTo)) - before).toBe(value)
  const { blockNumber } = await chain.client.getTransactionReceipt({ hash })
  for (const hint of [hash, null, numberToHex(404, { size: 32 })])
    expect(await look({ ...asked, hint })).toMatchObject({
      kind: 'settled',
      transaction: hash,
      block: `${blockNumber}`,
      amount: '10000',
      submitter: submitters[0]?.address,
    })
})

test('settled by someone else, long ago', async () => {
  const asked = await question()
  const hash = await submit(asked, { by: 1 })
  await mined(chain.client, hash)
  await chain.mine(300)
  const word = await look(asked)
  expect(word).toMatchObject({
    kind: 'settled',
    transaction: hash,
    submitter: submitters[1]?.address,
  })
  expect(word?.kind === 'settled' && word.confirmations).toBeGreaterThan(300)
})

test('less was taken than agreed', async () => {
  const asked = await question()
  const hash = await submit(asked, { amount: 9_999n })
  await mined(chain.client, hash)
  const word = { kind: 'open', because: 'USED_OTHERWISE' }
  expect(await look({ ...asked, hint: hash })).toEqual(word)
})

test('cancelled', async () => {
  const asked = await question()
  await cancel(asked)
  expect(await chain.authorizationUsed(payer.address, asked.nonce)).toBe(true)
  expect(await look(asked)).toEqual({
    kind: 'open',
    because: 'USED_OTHERWISE',
  })
})

test('failed on the chain, then settled; the failed one named', async () => {
  const asked = await question()
  const failed = await submit(asked, { isForged: true })
  const { status } = await chain.client.waitForTransactionReceipt({
    hash: failed,
  })
  expect(status).toBe('reverted')
  const hinted = { ...asked, hint: failed }
  expect(await look(hinted)).toEqual({ kind: 'open', because: 'LIVE' })
  const hash = await submit(asked)
  await mined(chain.client, hash)
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
  const { status } = await chain.client.waitForTransactionReceipt({
    hash: late,
  })
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
