import * as z from 'zod/mini'
import type { Budget } from './budget'
import { RpcError } from './rpc-error'

type Options = {
  budget: Budget
  /** From the first byte sent to the last byte read, ms. */
  timeoutMs: number
}

/** One answer of a node, or a batch of a few receipts, is far below this. */
const maxBytes = 4_194_304

// JSON-RPC 2.0 §5: an answer has a result or an error.
const answerSchema = z.union([
  z.looseObject({ result: z.unknown() }),
  z.looseObject({ error: z.looseObject({ code: z.number() }) }),
])
const batchSchema = z.array(
  z.looseObject({ id: z.union([z.number(), z.string()]) }),
)
const questionsSchema = z.array(z.object({ id: z.number() }))

/**
 * A `fetch` for viem's http transport that counts requests, bounds the whole
 * exchange (viem's own limit ends with the headers) and lets a batch through
 * only when every question has its answer: viem matches them by position.
 * Throws `RpcError`.
 */
export function createGuardedFetch({ budget, timeoutMs }: Options) {
  return async (
    input: string | URL | Request,
    init?: RequestInit,
  ): Promise<Response> => {
    if (!budget.take()) throw new RpcError('UNREACHABLE')
    const { status, text } = await exchange(input, init, timeoutMs)
    if (status === 429) throw new RpcError('UNREACHABLE')
    const answer = parse(text)
    // Else a page of a proxy, a gateway or a hotel.
    if (!Array.isArray(answer) && !isAnswer(answer))
      throw new RpcError(status < 400 ? 'BAD_ANSWER' : 'UNREACHABLE')
    const asked = questionsSchema.safeParse(parse(String(init?.body)))
    return Response.json(asked.success ? inOrder(asked.data, answer) : answer)
  }
}

async function exchange(
  input: string | URL | Request,
  init: RequestInit | undefined,
  timeoutMs: number,
): Promise<{ status: number; text: string }> {
  try {
    const response = await fetch(input, {
      ...init,
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, text: await textOf(response) }
  } catch (error) {
    throw error instanceof RpcError ? error : new RpcError('UNREACHABLE')
  }
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) throw new RpcError('BAD_ANSWER')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function isAnswer(answer: unknown): boolean {
  return answerSchema.safeParse(answer).success
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// JSON-RPC 2.0 §6: the answers of a batch may come in any order.
function inOrder(asked: { id: number }[], answer: unknown): unknown[] {
  const batch = batchSchema.safeParse(answer)
  if (!batch.success) throw new RpcError('NO_BATCH')
  const byId = new Map(batch.data.map((one) => [Number(one.id), one]))
  return asked.map(({ id }) => {
    const own = byId.get(id)
    if (!own) throw new RpcError('NO_BATCH')
    return { ...own, id }
  })
}
