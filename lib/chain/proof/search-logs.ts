import type { Log, LogFilter, Reads } from './reads'
import { rpcErrorOf } from './rpc-error'

/** Blocks in one question; the usual limit of public endpoints is above. */
const maxBlocks = 2_000n

/**
 * Finds events in a range of blocks, oldest first, until wanted ones are
 * found; what an endpoint adds unasked is left out. Asks for fewer blocks at a time where the endpoint refuses. Throws
 * `RpcError` when it refuses even one.
 */
export async function searchLogs(
  reads: Pick<Reads, 'logs'>,
  { from, to, ...filter }: LogFilter,
  isWanted: (log: Log) => boolean,
): Promise<Log[]> {
  let size = maxBlocks
  let start = from
  while (start <= to) {
    const last = start + size - 1n
    const end = last < to ? last : to
    try {
      const logs = await reads.logs({ ...filter, from: start, to: end })
      const wanted = logs.filter(isWanted)
      if (wanted.length > 0) return wanted
      start = end + 1n
    } catch (error) {
      const asked = end - start + 1n
      if (!isRefusal(error) || asked === 1n) throw error
      size = asked / 2n
    }
  }
  return []
}

function isRefusal(error: unknown): boolean {
  const { code } = rpcErrorOf(error)
  return code === 'REFUSED' || code === 'OVER_LIMIT'
}
