import { type Host, startHost } from '../http/host.ts'
import { respondJson } from '../http/respond.ts'

/** One JSON-RPC question and its answer. */
export type Question = { id: number; method: string; params?: unknown[] }
type Answer = { id: number; result?: unknown; error?: unknown }

/** What an endpoint makes of the chain's true answer. */
export type Lie = (question: Question, truth: Answer) => Answer

/** An endpoint in front of a chain, whose log has all it was asked. */
export type LyingRpc = Host & {
  /** Lie from now on; called with nothing, tell the truth. */
  lie: (lie?: Lie) => void
  /** Every question it was asked, oldest first. */
  questions: () => Question[]
}

/** Start an endpoint that passes questions on to a chain, and may lie. */
export async function startLyingRpc(rpcUrl: string): Promise<LyingRpc> {
  let lie: Lie = (_, truth) => truth
  const host = await startHost('rpc', async (request, response) => {
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('access-control-allow-headers', 'content-type')
    if (request.method === 'OPTIONS') return void response.writeHead(204).end()
    const asked = request.body as Question | Question[]
    const passed = await fetch(rpcUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: request.rawBody,
    })
    const truth = (await passed.json()) as Answer | Answer[]
    const said = list(asked).map((question, n) => {
      const answer = list(truth)[n] as Answer
      return lie(question, answer)
    })
    respondJson(response, 200, Array.isArray(asked) ? said : said[0])
  })
  return {
    ...host,
    lie: (next = (_, truth) => truth) => {
      lie = next
    },
    questions: () =>
      host.log.entries
        .filter(({ body }) => body !== '')
        .flatMap(({ body }) => list(JSON.parse(body) as Question | Question[])),
  }
}

const list = <value>(one: value | value[]): value[] =>
  Array.isArray(one) ? one : [one]

const isState = ({ method, params }: Question) =>
  method === 'eth_call' && JSON.stringify(params).includes('0xe94a0102')
const bool = (isTrue: boolean) => `0x${'0'.repeat(63)}${isTrue ? 1 : 0}`

/** Says of every authorisation that nobody used it, and shows no trace. */
export const unspent: Lie = (question, truth) => {
  if (isState(question)) return { ...truth, result: bool(false) }
  if (question.method === 'eth_getLogs') return { ...truth, result: [] }
  if (question.method === 'eth_getTransactionReceipt')
    return { ...truth, result: null }
  return truth
}

/** Says of every authorisation that it was used. */
export const spent: Lie = (question, truth) =>
  isState(question) ? { ...truth, result: bool(true) } : truth
