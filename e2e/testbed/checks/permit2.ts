import assert from 'node:assert/strict'
import { test } from 'node:test'
import { x402Client } from '@x402/core/client'
import {
  toClientEvmSigner,
  x402UptoPermit2ProxyABI,
  x402UptoPermit2ProxyAddress,
} from '@x402/evm'
import { ExactEvmScheme } from '@x402/evm/exact/client'
import { UptoEvmScheme } from '@x402/evm/upto/client'
import { wrapFetchWithPayment } from '@x402/fetch'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { uptoMaximum, uptoUsual } from '../sellers/permit2-seller.ts'
import { bed } from './bed.ts'

// A fresh payer with money and no native coin, as a new wallet has it.
async function newcomer() {
  const chain = bed.chains[84532]
  const account = privateKeyToAccount(generatePrivateKey())
  await chain.mint(account.address, 1_000_000n)
  const signer = toClientEvmSigner(
    account as Parameters<typeof toClientEvmSigner>[0],
    chain.client as Parameters<typeof toClientEvmSigner>[1],
  )
  const client = new x402Client()
    .register('eip155:*', new ExactEvmScheme(signer))
    .register('eip155:*', new UptoEvmScheme(signer))
    .setSpendControls(false)
  const pay = wrapFetchWithPayment(fetch, client)
  const { address } = account
  const buy = async (path: string) => {
    const before = await chain.balanceOf(address)
    const { permit2 } = bed.sellers
    const response = await pay(permit2.origin + path)
    const text = Buffer.from(
      response.headers.get('payment-response') ?? 'bnVsbA==',
      'base64',
    ).toString()
    const spent = before - (await chain.balanceOf(address))
    const allowed = await chain.permit2.allowance(address)
    const { status } = response
    return { status, spent, allowed, receipt: JSON.parse(text) }
  }
  return { address, buy, allow: chain.permit2.allow }
}

test('without an allowance a seller by Permit2 answers 412', async () => {
  const { buy, address, allow } = await newcomer()
  for (const scheme of ['exact', 'upto']) {
    const refused = await buy(`/api/${scheme}/plain`)
    assert.equal(refused.status, 412, scheme)
    assert.equal(refused.spent, 0n)
  }
  await allow(address, 110_000n)
  const exact = await buy('/api/exact/plain')
  assert.deepEqual([exact.status, exact.spent], [200, 10_000n])
  const upto = await buy('/api/upto/plain')
  assert.deepEqual([upto.status, upto.spent], [200, uptoUsual])
  assert.equal(upto.allowed, 110_000n - 10_000n - uptoUsual)
})

test('EIP-2612 lets a payer without native coin allow what it pays', async () => {
  const { buy } = await newcomer()
  const exact = await buy('/api/exact/sponsored')
  assert.deepEqual([exact.status, exact.spent], [200, 10_000n])
  assert.equal(exact.allowed, 0n)
  const upto = await buy('/api/upto/sponsored')
  assert.deepEqual([upto.status, upto.spent], [200, uptoUsual])
  assert.equal(upto.allowed, uptoMaximum - uptoUsual)
  assert.equal(upto.receipt.amount, `${uptoUsual}`)
})

test('upto takes a part, nothing, or all, and never more', async () => {
  const { buy } = await newcomer()
  for (const charge of [12_345n, uptoMaximum]) {
    const bought = await buy(`/api/upto/sponsored?charge=${charge}`)
    assert.deepEqual([bought.status, bought.spent], [200, charge])
  }
  const free = await buy('/api/upto/sponsored?charge=0')
  assert.deepEqual([free.status, free.spent], [200, 0n])
  assert.deepEqual([free.receipt.success, free.receipt.transaction], [true, ''])
  const greedy = await buy('/api/upto/sponsored?charge=100001')
  assert.deepEqual([greedy.status, greedy.spent], [402, 0n])
  assert.equal(
    greedy.receipt.errorReason,
    'invalid_upto_evm_payload_settlement_exceeds_amount',
  )
})

test('a sponsored approval is the unlimited one', async () => {
  const { buy, address } = await newcomer()
  const exact = await buy('/api/exact/approval')
  assert.deepEqual([exact.status, exact.spent], [200, 10_000n])
  const [given] = await bed.chains[84532].permit2.approvals(address)
  assert.equal(given?.value, 2n ** 256n - 1n)
})

test('the chain itself refuses more than the maximum, and strangers', async () => {
  const { client, token } = bed.chains[84532]
  const to = bed.sellers.permit2.payTo
  const facilitator = bed.facilitator.address
  const permitted = { token: token.address, amount: uptoMaximum }
  const settle = (account: typeof to, amount: bigint) =>
    client.simulateContract({
      ...{ address: x402UptoPermit2ProxyAddress, abi: x402UptoPermit2ProxyABI },
      ...{ functionName: 'settle', account },
      args: [
        { permitted, nonce: 1n, deadline: 2n ** 40n },
        ...([amount, to, { to, facilitator, validAfter: 0n }, '0x'] as const),
      ],
    })
  await assert.rejects(
    settle(facilitator, uptoMaximum + 1n),
    /AmountExceedsPermitted/,
  )
  await assert.rejects(settle(to, 1n), /UnauthorizedFacilitator/)
})
