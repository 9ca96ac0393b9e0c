import * as z from 'zod/mini'
import { type RpcUrlProblem, rpcUrlProblem } from '@/lib/chain/rpc-url'
import { type Exchanged, type ExchangeProblem, exchange } from './exchange'

/** Why a facilitator could not be asked, or what is wrong with its answer. */
type FacilitatorProblem = RpcUrlProblem | ExchangeProblem | 'STRANGE'

type Refused = {
  ok: false
  because: FacilitatorProblem
  /** HTTP status, where there was one. */
  status: number | null
}

/** Of each list, as many as a person looks at. */
const mostListed = 200
const timeoutMs = 10_000
/** `/verify` may simulate the payment on the chain. */
const verifyTimeoutMs = 30_000

const word = z.pipe(
  z.string(),
  z.transform((text) => text.slice(0, 256)),
)
const list = <Of extends z.ZodMiniType>(of: Of) =>
  z.pipe(
    z.array(of),
    z.transform((all) => all.slice(0, mostListed)),
  )

// x402 v2 §7.3 and the reference facilitator: everything but the kinds may be
// missing, and facilitators say more than they are asked.
const supportedSchema = z.object({
  kinds: list(
    z.object({
      x402Version: z.number(),
      scheme: word,
      network: word,
      extra: z.optional(z.unknown()),
    }),
  ),
  extensions: z._default(list(word), []),
  signers: z._default(z.record(word, list(word)), {}),
})

// x402 v2 §7.1.
const verdictSchema = z.object({
  isValid: z.boolean(),
  invalidReason: z.nullish(word),
  invalidMessage: z.nullish(word),
})

/** What a facilitator says it settles; all of it is its own word. */
export type Supported = z.infer<typeof supportedSchema>
/** What a facilitator says of one payment. */
export type Verdict = z.infer<typeof verdictSchema>

/** Asks `GET /supported` (x402 v2 §7.3). Never throws. */
export async function askSupported(
  url: string,
): Promise<{ ok: true; supported: Supported } | Refused> {
  const asked = await ask(url, 'supported', { timeoutMs })
  if (!asked.ok) return asked
  const parsed = supportedSchema.safeParse(asked.json)
  return parsed.success
    ? { ok: true, supported: parsed.data }
    : strange(asked.status)
}

/**
 * Asks `POST /verify` (x402 v2 §7.1) about a payment and the terms it answers.
 * It moves no money, but whoever is asked holds the payment. Never throws.
 */
export async function askVerify(
  url: string,
  question: {
    x402Version: number
    paymentPayload: unknown
    paymentRequirements: unknown
  },
): Promise<{ ok: true; verdict: Verdict } | Refused> {
  const asked = await ask(url, 'verify', {
    body: question,
    timeoutMs: verifyTimeoutMs,
  })
  if (!asked.ok) return asked
  // Some say no with a status of 400 and the same body.
  const parsed = verdictSchema.safeParse(asked.json)
  return parsed.success
    ? { ok: true, verdict: parsed.data }
    : strange(asked.status)
}

async function ask(
  url: string,
  verb: 'supported' | 'verify',
  options: { body?: unknown; timeoutMs: number },
): Promise<Exchanged | Refused> {
  const problem = rpcUrlProblem(url)
  if (problem) return { ok: false, because: problem, status: null }
  const { origin, pathname } = new URL(url.trim())
  const path = pathname.replace(/\/+$/, '')
  return await exchange(`${origin}${path}/${verb}`, options)
}

function strange(status: number): Refused {
  return { ok: false, because: status < 400 ? 'STRANGE' : 'BAD_STATUS', status }
}
