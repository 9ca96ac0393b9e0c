// @vitest-environment node
import { type Hex, keccak256, parseGwei } from 'viem'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { outcomeOf, passOn, readApprovalCost } from '@/lib/chain/approval'
import { approvedSpender } from '@/lib/payment/own-approval'
import { startChain, type TestChain } from '../testbed/chains/chain.ts'
import { permit2Address } from '../testbed/chains/contracts.ts'

const chainId = 84532
const owner = privateKeyToAccount(generatePrivateKey())

let chain: TestChain
beforeAll(async () => {
  chain = await startChain(chainId)
}, 30_000)
afterAll(() => chain.stop())

const at = () => ({ rpcUrl: chain.rpcUrl, chainId })
const wanted = (amount: bigint) => ({
  ...{ token: chain.token.address, owner: owner.address, amount },
  spender: approvedSpender,
})

/** An approve of the owner's, signed. */
async function signed() {
  const cost = await readApprovalCost(at(), wanted(10_000n))
  if (cost === null || cost === 'REVERTED') throw new Error(`${cost}`)
  const { nonce, gas, maxFeePerGas, maxPriorityFeePerGas } = cost
  const zeros = '0'.repeat(24)
  const data =
    `0x095ea7b3${zeros}${approvedSpender.slice(2)}${(10_000).toString(16).padStart(64, '0')}` as Hex
  return owner.signTransaction({
    ...{ chainId, nonce, gas, maxFeePerGas, maxPriorityFeePerGas, data },
    ...{ to: chain.token.address, type: 'eip1559' },
  })
}

test('the only spender is the Permit2 of the chains', () => {
  expect(approvedSpender).toBe(permit2Address)
})

test('a cost is read, and what it says is enough', async () => {
  expect(await readApprovalCost(at(), wanted(10_000n))).toMatchObject({
    ...{ allowed: 0n, coin: 0n, nonce: 0 },
  })
  expect(await passOn(at(), await signed())).toBe('NO_COIN')
  await chain.setGasBalance(owner.address, 10n ** 17n)
  const transaction = await signed()
  const hash = keccak256(transaction)
  expect(await outcomeOf(at(), hash)).toBeNull()
  expect(await passOn(at(), transaction)).toBeNull()
  await expect.poll(() => outcomeOf(at(), hash)).toBe('DONE')
  expect(await chain.permit2.allowance(owner.address)).toBe(10_000n)
  expect(await passOn(at(), transaction)).toBe('NONCE_TAKEN')
})

test('a fee below the block’s is told', async () => {
  const baseFeePerGas = parseGwei('5')
  await chain.client.setNextBlockBaseFeePerGas({ baseFeePerGas })
  await chain.mine()
  const transaction = owner.signTransaction({
    ...{ chainId, nonce: 1, gas: 80_000n, to: chain.token.address },
    ...{ maxFeePerGas: 1n, maxPriorityFeePerGas: 1n, type: 'eip1559' },
  })
  expect(await passOn(at(), await transaction)).toBe('FEE_TOO_LOW')
})

test('a token that refuses, another chain and silence are told apart', async () => {
  expect(
    await readApprovalCost(at(), {
      ...wanted(1n),
      spender: '0x0000000000000000000000000000000000000000',
    }),
  ).toBe('REVERTED')
  expect(await readApprovalCost({ ...at(), chainId: 1 }, wanted(1n))).toBeNull()
  const nowhere = { rpcUrl: 'http://127.0.0.1:9', chainId }
  expect(await readApprovalCost(nowhere, wanted(1n))).toBeNull()
  expect(await passOn(nowhere, '0x02')).toBeNull()
  expect(await outcomeOf(nowhere, `0x${'0'.repeat(64)}`)).toBeNull()
})
