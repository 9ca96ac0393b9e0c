import { IDBFactory } from 'fake-indexeddb'
import {
  decodeFunctionData,
  erc20Abi,
  keccak256,
  parseTransaction,
  recoverTransactionAddress,
  serializeTransaction,
} from 'viem'
import { beforeEach, expect, test, vi } from 'vitest'
import type { OwnApproval } from '@/lib/payment/own-approval'
import { account, createBrowser, password, phrase } from './testing'

vi.mock('@noble/hashes/scrypt.js', async (original) =>
  (await import('./testing')).rememberScrypt(original),
)

const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'
const permit2 = '0x000000000022D473030F116dDEE9F6B43aC78BA3'
const approval: OwnApproval = {
  id: 'a1',
  network: 'eip155:8453',
  asset: usdc,
  owner: account,
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

let browser: ReturnType<typeof createBrowser>
let vault: ReturnType<ReturnType<typeof createBrowser>['vault']>

beforeEach(async () => {
  browser = createBrowser()
  globalThis.indexedDB = new IDBFactory()
  vault = browser.vault()
  await vault.importPhrase({ phrase, password })
})

const keep = (change: Partial<OwnApproval> = {}) =>
  browser.approvals.set('a1', { ...approval, ...change })

test('signs approve(Permit2, amount) as the reference serialises it', async () => {
  keep()
  const { transaction, hash } = await vault.signApproval('a1')
  expect(hash).toBe(keccak256(transaction))
  const serializedTransaction = transaction as `0x02${string}`
  expect(await recoverTransactionAddress({ serializedTransaction })).toBe(
    account,
  )
  const parsed = parseTransaction(serializedTransaction)
  expect(parsed).toMatchObject({
    ...{ chainId: 8453, nonce: 7, gas: 66_000n, type: 'eip1559' },
    ...{ maxFeePerGas: 2_100_000_000n, maxPriorityFeePerGas: 100_000_000n },
  })
  expect(parsed.to?.toLowerCase()).toBe(usdc.toLowerCase())
  expect(parsed.value ?? 0n).toBe(0n)
  expect(
    decodeFunctionData({ abi: erc20Abi, data: parsed.data ?? '0x' }),
  ).toEqual({ functionName: 'approve', args: [permit2, 100_000n] })
  const { r, s, yParity, ...fields } = parsed
  expect(
    serializeTransaction(fields, {
      ...{ r: r ?? '0x', s: s ?? '0x', yParity: yParity ?? 0 },
    }),
  ).toBe(transaction)
})

test('the same record gives the same transaction, whatever its nonce', async () => {
  for (const nonce of [0, 1, 127, 128, 70_000]) {
    keep({ nonce })
    const first = await vault.signApproval('a1')
    expect(await vault.signApproval('a1')).toEqual(first)
    expect(
      parseTransaction(first.transaction as `0x02${string}`).nonce ?? 0,
    ).toBe(nonce)
  }
})

test.each<[string, Partial<OwnApproval>]>([
  ['without a bound', { amount: `${2n ** 256n - 1n}` }],
  ['of more than a thousand tokens', { amount: '1000000001' }],
  ['of a token we do not know', { asset: permit2 }],
  ['on a network we do not know', { network: 'eip155:5' }],
  ['for another account', { owner: permit2 }],
  ['with a fee that ruins', { maxFeePerGas: '2000000000000' }],
  ['with a negative amount', { amount: '-1' }],
  ['that is over', { state: 'DONE' }],
  ['that failed', { state: 'FAILED' }],
])('behavior: an approval %s is never signed', async (_, change) => {
  keep(change)
  await expect(vault.signApproval('a1')).rejects.toMatchObject({
    code: 'NOT_SIGNABLE',
  })
})

test('behavior: nothing is signed without a record, or locked', async () => {
  await expect(vault.signApproval('a1')).rejects.toMatchObject({
    code: 'NOT_SIGNABLE',
  })
  keep()
  await vault.lock()
  await expect(vault.signApproval('a1')).rejects.toMatchObject({
    code: 'LOCKED',
  })
})
