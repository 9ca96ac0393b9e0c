import type { Address, Hex } from 'viem'
import * as z from 'zod/mini'
import type { ApprovalBook, OwnApproval } from '@/lib/payment/own-approval'
import { approvalCodes } from '@/lib/policy/approval-code'
import type { NetworkId } from '@/lib/tokens/token'
import type { Connection } from './database'
import { into, reading, writing } from './transactions'

const units = z.string().check(z.regex(/^\d{1,40}$/))
const schema = z.object({
  id: z.string(),
  network: z.custom<NetworkId>((value) => /^eip155:\d+$/.test(`${value}`)),
  asset: z.custom<Address>((value) => /^0x[0-9a-f]{40}$/i.test(`${value}`)),
  owner: z.custom<Address>((value) => /^0x[0-9a-f]{40}$/i.test(`${value}`)),
  amount: units,
  nonce: z.int().check(z.nonnegative()),
  gas: units,
  maxFeePerGas: units,
  maxPriorityFeePerGas: units,
  state: z.enum(['READY', 'SENT', 'DONE', 'FAILED']),
  hash: z.nullable(
    z.custom<Hex>((value) => /^0x[0-9a-f]{64}$/.test(`${value}`)),
  ),
  because: z.nullable(z.enum(approvalCodes)),
  createdAtMs: z.number(),
  sentAtMs: z.nullable(z.number()),
})

/**
 * The approvals in the ledger's database; every write is on the disk when its
 * promise resolves. They are not sealed: what an edited one could bring about
 * is bounded by what the vault signs at all. Rejects with STORAGE.
 */
export function createApprovalBook(connection: Connection): ApprovalBook {
  return {
    get: (id) =>
      reading(connection, async (tx) =>
        read(await tx.objectStore('approvals').get(id)),
      ),
    put: (approval) =>
      writing(connection, async (tx) => {
        into(tx, 'approvals').put(approval)
      }),
    all: () =>
      reading(connection, async (tx) => {
        const stored = await tx.objectStore('approvals').getAll()
        return stored
          .flatMap((one) => read(one) ?? [])
          .sort((a, b) => b.createdAtMs - a.createdAtMs)
      }),
  }
}

function read(value: unknown): OwnApproval | undefined {
  const parsed = z.safeParse(schema, value)
  return parsed.success ? parsed.data : undefined
}
