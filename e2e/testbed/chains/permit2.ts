import { type Address, type Hash, parseAbi } from 'viem'
import type { ChainClient } from './client.ts'
import { mined } from './client.ts'
import { permit2Address } from './contracts.ts'
import { tokenAbi } from './token-abi.ts'

/** A transfer of the token, however it came about. */
type Transfer = {
  from: Address
  to: Address
  /** Atomic units. */
  value: bigint
  transaction: Hash
}

/** What a chain of the bed knows of Permit2, for its own token. */
export type Permit2Verbs = {
  /** Atomic units Permit2 may still take from `owner`. */
  allowance: (owner: Address) => Promise<bigint>
  /** Set the allowance from an account anvil holds or impersonates. */
  allow: (owner: Address, amount: bigint) => Promise<void>
  /** Was this unordered nonce used or cancelled? */
  nonceUsed: (owner: Address, nonce: bigint) => Promise<boolean>
  /** Every transfer to `payTo` since the chain began, oldest first. */
  transfers: (payTo: Address) => Promise<Transfer[]>
  /** Every allowance `owner` ever gave to Permit2, oldest first. */
  approvals: (owner: Address) => Promise<{ value: bigint; hash: Hash }[]>
}

const permit2Abi = parseAbi([
  'function nonceBitmap(address owner, uint256 word) view returns (uint256)',
])
const approvalAbi = parseAbi([
  'event Approval(address indexed owner, address indexed spender, uint256 value)',
])

export function permit2Verbs(
  client: ChainClient,
  address: Address,
): Permit2Verbs {
  const token = { address, abi: tokenAbi }
  const always = { fromBlock: 0n, toBlock: 'latest', strict: true } as const
  return {
    allowance: (owner) =>
      client.readContract({
        ...{ ...token, functionName: 'allowance' },
        args: [owner, permit2Address],
      }),
    allow: async (owner, amount) => {
      await client.impersonateAccount({ address: owner })
      const purse = await client.getBalance({ address: owner })
      await client.setBalance({ address: owner, value: 10n ** 18n })
      const hash = await client.writeContract({
        ...{ ...token, functionName: 'approve', account: owner },
        args: [permit2Address, amount],
      })
      await mined(client, hash)
      await client.setBalance({ address: owner, value: purse })
      await client.stopImpersonatingAccount({ address: owner })
    },
    nonceUsed: async (owner, nonce) => {
      const bitmap = await client.readContract({
        ...{ address: permit2Address, abi: permit2Abi },
        ...{ functionName: 'nonceBitmap', args: [owner, nonce >> 8n] },
      })
      return ((bitmap >> (nonce & 0xffn)) & 1n) === 1n
    },
    transfers: async (payTo) => {
      const logs = await client.getContractEvents({
        ...{ ...token, eventName: 'Transfer', args: { to: payTo } },
        ...always,
      })
      return logs.map(({ args, transactionHash: transaction }) => ({
        ...{ ...args, transaction },
      }))
    },
    approvals: async (owner) => {
      const logs = await client.getContractEvents({
        ...{ address, abi: approvalAbi, eventName: 'Approval' },
        ...{ args: { owner, spender: permit2Address }, ...always },
      })
      return logs.map(({ args: { value }, transactionHash: hash }) => ({
        ...{ value, hash },
      }))
    },
  }
}
