import type { Log, LogFilter, Reads } from './reads'
import { rpcErrorOf } from './rpc-error'

/** Blocks in one question; the usual limit of public endpoints is above. */
const maxBlocks = 2_000n

/** How much is asked for at once, and how often. */
type Pace = { blocks?: bigint; most?: number }

/**
 * Reads events in a range of blocks, oldest first, until `look` makes something
 * of a part's; null where it makes nothing of any, or nothing after `most`
 * questions. Asks for fewer blocks at a time where the endpoint refuses. Throws
 * `RpcError` when it refuses even one.
 */
export async function searchLogs<Found>(
  reads: Pick<Reads, 'logs'>,
  { from, to, ...filter }: LogFilter,
  look: (logs: Log[]) => Promise<Found | null>,
  { blocks = maxBlocks, most = Number.POSITIVE_INFINITY }: Pace = {},
): Promise<Found | null> {
  let size = blocks
  let start = from
  for (let asked = 0; start <= to && asked < most; asked++) {
    const last = start + size - 1n
    const end = last < to ? last : to
    const logs = await reads
      .logs({ ...filter, from: start, to: end })
      .catch((error: unknown) => {
        if (!isRefusal(error) || end === start) throw error
        return null
      })
    if (!logs) {
      size = (end - start + 1n) / 2n
      continue
    }
    const found = await look(logs)
    if (found !== null) return found
    start = end + 1n
  }
  return null
}

function isRefusal(error: unknown): boolean {
  const { code } = rpcErrorOf(error)
  return code === 'REFUSED' || code === 'OVER_LIMIT'
}
