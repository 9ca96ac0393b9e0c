// @vitest-environment node
import {
  type Address,
  concatHex,
  encodeFunctionData,
  type Hex,
  numberToHex,
  parseAbi,
  parseSignature,
} from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readAllowance } from '@/lib/chain/allowance'
import { lookUp } from '@/lib/chain/proof/look-up'
import type { ChainQuestion } from '@/lib/payment/proof'
import type { Intent } from '@/lib/schemes/offer'
import { permit2Address } from '@/lib/schemes/permit2/contracts'
import { schemeOf } from '@/lib/schemes/registry'
import { startChain, type TestChain } from '../testbed/chains/chain.ts'
import { mined } from '../testbed/chains/client.ts'
import { permit2Proxies } from '../testbed/reference.ts'

const chainId = 84532
const payTo: Address = '0x2222222222222222222222222222222222222222'
const most = 10_000n
const payer = privateKeyToAccount(generatePrivateKey())
const facilitator = privateKeyToAccount(generatePrivateKey())
type Name = 'exact' | 'upto'

let chain: TestChain
let nonces = 2n ** 255n + 7n
beforeAll(async () => {
  chain = await startChain(chainId)
  await chain.mint(payer.address, 1_000_000n)
  await chain.permit2.allow(payer.address, 1_000_000n)
  await chain.setGasBalance(facilitator.address, 10n ** 18n)
  await chain.setGasBalance(payer.address, 10n ** 18n)
}, 30_000)
afterAll(() => chain.stop())

async function intentOf(name: Name, seconds = 120n): Promise<Intent> {
  nonces += 1n
  return {
    scheme: name,
    method: 'permit2',
    network: `eip155:${chainId}`,
    asset: chain.token.address,
    from: payer.address,
    to: payTo,
    value: most,
    validAfter: 0n,
    validBefore: (await chain.now()) + seconds,
    nonce: numberToHex(nonces, { size: 32 }),
    details: name === 'upto' ? { facilitator: facilitator.address } : {},
  }
}

function questionOf(intent: Intent, hint: Hex | null = null): ChainQuestion {
  const { mark, isUpTo } = schemeOf(intent)
  const { asset, from, to, value, nonce, validBefore } = intent
  return {
    id: nonce,
    ...{ asset, from, to, nonce, mark, isUpTo, hint },
    value: `${value}`,
    validBefore: `${validBefore}`,
    createdAtMs: Number(validBefore - 120n) * 1000,
  }
}

/** Settles an intent as a facilitator does, for `amount` where it may. */
async function settle(
  intent: Intent,
  { amount = intent.value, tail = '0x' as Hex, account = facilitator } = {},
): Promise<Hex> {
  const scheme = schemeOf(intent)
  const signature = await payer.sign({ hash: scheme.digest(intent) })
  const permit = {
    permitted: { token: intent.asset, amount: intent.value },
    nonce: BigInt(intent.nonce),
    deadline: intent.validBefore,
  }
  const { from, to, validAfter } = intent
  const { exact, upto } = permit2Proxies
  const [address, data] =
    intent.scheme === 'exact'
      ? [
          exact.address,
          encodeFunctionData({
            ...{ abi: exact.abi, functionName: 'settle' as const },
            args: [permit, from, { to, validAfter }, signature],
          }),
        ]
      : [
          upto.address,
          encodeFunctionData({
            ...{ abi: upto.abi, functionName: 'settle' as const },
            args: [
              ...([permit, amount, from] as const),
              { to, facilitator: facilitator.address, validAfter },
              signature,
            ],
          }),
        ]
  return await chain.client.sendTransaction({
    ...{ account, to: address as Address, data: concatHex([data, tail]) },
    gas: 500_000n,
  })
}

async function look(asked: ChainQuestion) {
  const nowMs = Number(await chain.now()) * 1000
  const rpcUrls = [chain.rpcUrl]
  const { words, calls } = await lookUp({
    ...{ rpcUrls, chainId, nowMs },
    questions: [asked],
  })
  expect(calls).toBeLessThanOrEqual(16)
  return words.get(asked.id)
}

test.each<[Name, bigint]>([
  ['exact', most],
  ['upto', 2_345n],
  ['upto', most],
])('%s for %d: live, then settled, named or found', async (name, amount) => {
  const intent = await intentOf(name)
  expect(await look(questionOf(intent))).toEqual({
    kind: 'open',
    because: 'LIVE',
  })
  const before = await chain.balanceOf(payTo)
  const hash = await settle(intent, { amount })
  await mined(chain.client, hash)
  expect((await chain.balanceOf(payTo)) - before).toBe(amount)
  for (const hint of [hash, null, numberToHex(404, { size: 32 })])
    expect(await look(questionOf(intent, hint))).toMatchObject({
      kind: 'settled',
      transaction: hash,
      amount: `${amount}`,
      submitter: facilitator.address,
    })
})

test('a cheaper payment of ours to the same seller is not taken for it', async () => {
  const [dear, cheap] = [await intentOf('upto'), await intentOf('upto')]
  const real = await settle(dear, { amount: 9_000n })
  // It carries the dear one's nonce where nobody reads it.
  const false_ = await settle(cheap, { amount: 1n, tail: dear.nonce })
  for (const hash of [real, false_]) await mined(chain.client, hash)
  expect(await look(questionOf(dear, false_))).toMatchObject({
    transaction: real,
    amount: '9000',
  })
  expect(await look(questionOf(cheap, real))).toMatchObject({
    transaction: false_,
    amount: '1',
  })
})

test('the chain refuses more than the maximum, another recipient, another settler', async () => {
  const more = await intentOf('upto')
  const stranger = payer
  const moved = await intentOf('upto')
  const sent = [
    await settle(more, { amount: most + 1n }),
    await settle(moved, { account: stranger }),
  ]
  const before = await chain.balanceOf(payer.address)
  for (const hash of sent) {
    const { status } = await chain.client.waitForTransactionReceipt({ hash })
    expect(status).toBe('reverted')
  }
  expect(await chain.balanceOf(payer.address)).toBe(before)
  for (const [at, intent] of [more, moved].entries())
    expect(await look(questionOf(intent, sent[at]))).toEqual({
      kind: 'open',
      because: 'LIVE',
    })
})

test('cancelled: used, and no transfer came with it', async () => {
  const intent = await intentOf('exact')
  const number = BigInt(intent.nonce)
  const hash = await chain.client.writeContract({
    address: permit2Address,
    abi: parseAbi([
      'function invalidateUnorderedNonces(uint256 word, uint256 mask)',
    ]),
    functionName: 'invalidateUnorderedNonces',
    args: [number >> 8n, 1n << (number & 255n)],
    account: payer,
  })
  await mined(chain.client, hash)
  expect(await look(questionOf(intent, hash))).toEqual({
    kind: 'open',
    because: 'USED_OTHERWISE',
  })
})

test('nothing was taken: dead once that is final, and not a second before', async () => {
  const intent = await intentOf('upto', 30n)
  await chain.increaseTime(60)
  expect(await look(questionOf(intent))).toEqual({
    kind: 'open',
    because: 'NOT_FINAL',
  })
  await chain.mine(70)
  expect(await look(questionOf(intent))).toMatchObject({ kind: 'dead' })
  // Permit2 takes it in the very second of its end.
  const last = await chain.now()
  const atEnd = { ...intent, validBefore: last }
  expect(await look(questionOf(atEnd))).not.toMatchObject({ kind: 'dead' })
})

test('what is allowed, and a permit of ours that allows no more', async () => {
  const { rpcUrl, token } = chain
  const spender = permit2Address
  const read = () =>
    readAllowance({
      ...{ rpcUrl, chainId, spender },
      token: token.address,
      owner: payer.address,
    })
  const before = await read()
  expect(before?.allowed).toBe(await chain.permit2.allowance(payer.address))
  expect(before?.permitNonce).toBe(0n)

  const bare = await intentOf('exact')
  const intent = { ...bare, details: { permitNonce: '0' } }
  const [hash = '0x'] = schemeOf(intent).alsoSigned(intent)
  const { r, s, v } = parseSignature(await payer.sign({ hash }))
  const sent = await chain.client.writeContract({
    address: token.address,
    abi: parseAbi([
      'function permit(address, address, uint256, uint256, uint8, bytes32, bytes32)',
    ]),
    functionName: 'permit',
    args: [
      ...([payer.address, spender, intent.value, intent.validBefore] as const),
      ...([Number(v), r, s] as const),
    ],
    account: facilitator,
  })
  await mined(chain.client, sent)
  expect(await read()).toEqual({ allowed: intent.value, permitNonce: 1n })

  const other = { chainId: 1, spender, token: token.address }
  expect(
    await readAllowance({ rpcUrl, owner: payer.address, ...other }),
  ).toBeNull()
  expect(
    await readAllowance({
      ...{ ...other, chainId, rpcUrl: 'http://127.0.0.1:9' },
      owner: payer.address,
    }),
  ).toBeNull()
  // A contract without permits: Permit2 itself is no token either.
  expect(
    await readAllowance({
      ...{ rpcUrl, chainId, spender, token: permit2Address },
      owner: payer.address,
    }),
  ).toBeNull()
})
