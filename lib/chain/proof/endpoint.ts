import { createClient, http, rpcSchema } from 'viem'
import type { Budget } from './budget'
import { createGuardedFetch } from './guarded-fetch'
import { type RpcError, rpcErrorOf } from './rpc-error'

/** Asks an endpoint one JSON-RPC question. Throws `RpcError`. */
export type Ask = (method: string, params?: unknown[]) => Promise<unknown>

type Options = { rpcUrl: string; budget: Budget; timeoutMs: number }

type AnyMethod = [
  { Method: string; Parameters: unknown[]; ReturnType: unknown },
]

/** Questions in one request; public endpoints refuse more. */
const batchSize = 10

/**
 * One RPC endpoint for one look. Questions asked together travel together;
 * where the endpoint takes no batches, one after the other. An endpoint that
 * failed once is not asked again: everything else fails the same way.
 */
export function createEndpoint({ rpcUrl, budget, timeoutMs }: Options): Ask {
  const fetchFn = createGuardedFetch({ budget, timeoutMs })
  // Batches are shared by URL and signal: another look has its own.
  const { signal } = new AbortController()
  const clientOf = (batch: false | { batchSize: number }) =>
    createClient({
      rpcSchema: rpcSchema<AnyMethod>(),
      transport: http(rpcUrl, { batch, fetchFn, retryCount: 0, timeout: 0 }),
    })
  const together = clientOf({ batchSize })
  const single = clientOf(false)
  let takesBatches = true
  let down: RpcError | null = null
  let turn: Promise<unknown> = Promise.resolve()

  const ask = async (
    client: typeof single,
    method: string,
    params: unknown[],
  ) => {
    if (down) throw down
    try {
      return await client.request({ method, params }, { signal })
    } catch (error) {
      const failure = rpcErrorOf(error)
      if (failure.code === 'UNREACHABLE' || failure.code === 'BAD_ANSWER')
        down = failure
      throw failure
    }
  }

  const askInTurn: Ask = (method, params = []) => {
    const answer = turn.then(() => ask(single, method, params))
    turn = answer.catch(() => undefined)
    return answer
  }

  return async (method, params = []) => {
    if (!takesBatches) return askInTurn(method, params)
    try {
      return await ask(together, method, params)
    } catch (error) {
      if (rpcErrorOf(error).code !== 'NO_BATCH') throw error
      takesBatches = false
      return askInTurn(method, params)
    }
  }
}
