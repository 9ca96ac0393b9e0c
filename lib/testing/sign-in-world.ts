import type { Payment } from '@/lib/payment/payment'
import type { JsonObject } from '@/lib/x402/json'
import { type buildWorld, challenge, sighting, yes } from './payment-world'

let nonces = 0

/** An honest offer of a sign-in, changed where a test says. */
export function withSignIn(info: JsonObject = {}, amount?: string) {
  return {
    ...challenge(amount),
    extensions: {
      'sign-in-with-x': {
        info: {
          domain: 'a.test',
          uri: 'https://a.test/x',
          version: '1',
          nonce: `nonce${String(nonces++).padStart(8, '0')}`,
          issuedAt: '2027-01-15T08:00:00Z',
          ...info,
        },
        supportedChains: [{ chainId: 'eip155:8453', type: 'eip191' }],
      },
    },
  }
}

/** A page opened anew, with a sign-in on it. */
export const visit = (document: string, what = withSignIn()) =>
  sighting(
    {
      questionId: `${document}:open`,
      target: { ...sighting().target, documentId: document },
    },
    what,
  )

/** A page that sells nothing, opened. */
export const only = (document: string, info: JsonObject = {}) => {
  const signIn = { ...withSignIn(info), accepts: [] }
  const read = { ok: false, because: 'SIGN_IN_ONLY', signIn } as const
  return { ...visit(document), read }
}

type World = ReturnType<typeof buildWorld>

/** Buys the page; `came`: it was delivered. */
export async function buy(
  { journey, questions, ledger, log }: World,
  came = true,
): Promise<Payment> {
  await journey.consider(visit('bought'))
  await journey.answer(yes(questions.get('bought:open')))
  const [payment] = await ledger.list({ limit: 1 })
  if (!payment) throw new Error('Nothing was bought')
  if (came)
    await journey.answered(payment.id, {
      ...{ delivery: 'ok', code: null, status: 200, receipt: null },
    })
  log.length = 0
  return payment
}

/** Says yes to the sign-in that is asked about. */
export const enter = (world: World, id: string) => {
  const question = world.questions.get(id)
  const { hash = '' } = question ?? {}
  return world.journey.answer({
    questionId: id,
    hash,
    choice: { kind: 'sign-in' },
  })
}

/** A limit for the page's site and seller. */
export async function rule({ rules, state }: World, change = {}) {
  await rules.add({
    ...{
      id: 'r',
      mode: 'auto',
      site: 'https://a.test',
      seller: 'https://a.test',
    },
    network: 'eip155:8453',
    asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
    kinds: ['open', 'call'],
    payTo: ['0x2222222222222222222222222222222222222222'],
    ...{ perPayment: '50000', per24h: '1000000', per30d: '10000000' },
    perMinute: 6,
    anchor: '10000',
    paused: null,
    createdAtMs: state.nowMs,
    expiresAtMs: state.nowMs + 86_400_000,
    createdFrom: null,
    lastUsedAtMs: null,
    recent: [],
    ...change,
  })
}
