import type { ServerResponse } from 'node:http'
import { startHost } from '../http/host.ts'
import { respondJson } from '../http/respond.ts'
import { respondAttack } from '../pages/attacks.ts'
import { respondAsset, respondGoods, respondStream } from './goods.ts'
import { badChallenges, badList } from './hand/bad-challenges.ts'
import { bareAnswers } from './hand/bare.ts'
import { type Dialect, dialects } from './hand/dialects.ts'
import { sellOnEither } from './hand/either.ts'
import { namedList, sayNamed } from './hand/named.ts'
import { older } from './hand/older.ts'
import { deliver, type Outcome, outcomes } from './hand/outcomes.ts'
import { sellOrSignIn } from './hand/sign-in.ts'
import { termsOn } from './hand/terms.ts'
import { createTurns } from './hand/turns.ts'
import {
  readPayment,
  reasonToRefuse,
  receiptHeaders,
  settle,
  type Tell,
  type Visit,
} from './hand/visit.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'

/** A seller whose receipts can be dictated. */
export type HandSeller = Seller & {
  /** What the receipts of `/outcome/tells` say from now on. */
  tells: (tell: Tell) => void
  /** What `/changing/…` costs from now on, atomic units. */
  asks: (amount: bigint) => void
}

/** A seller in plain node:http, for all that the libraries never say. */
export async function startHandSeller(
  market: Market,
  recorderOrigin: string,
): Promise<HandSeller> {
  const payTo = freshAddress()
  const home = market.networks.find(({ chainId }) => chainId === 84532)
  if (!home) throw new Error('The hand-written seller sells on Base Sepolia.')
  const turns = createTurns()
  let tell: Tell = () => {
    throw new Error('Nobody said what the receipt is to say.')
  }
  let changing = 10_000n
  const host = await startHost('hand', async (request, response) => {
    const { url: path = '/', headers } = request
    const url = new URL(path, `http://${headers.host}`)
    const isChanging = url.pathname.startsWith('/changing/')
    const amount = isChanging
      ? `${changing}`
      : (url.searchParams.get('amount') ?? '10000')
    const terms = termsOn(home, payTo, amount)
    const life = url.searchParams.get('life')
    if (life !== null) terms.maxTimeoutSeconds = Number(life)
    const where = { url, market, recorderOrigin }
    const visit = { request, response, terms, tell, ...where }
    if (respondAttack(url, response)) return
    const [, family, manner = ''] = url.pathname.split('/')
    if (family === 'turns' && (await turns(visit, manner))) return
    if (family === 'either' && (await sellOnEither(visit, payTo, manner)))
      return
    await answer(visit)
  })
  const tells = (next: Tell) => {
    tell = next
  }
  const asks = (next: bigint) => {
    changing = next
  }
  return { ...host, payTo, tells, asks }
}

const families: Record<string, (visit: Visit, name: string) => unknown> = {
  dialect: (visit, name) => sell(visit, dialects[name], deliver, name),
  changing: (visit) => {
    const kept = visit.url.searchParams.get('kept')
    if (kept && readPayment(visit.request))
      visit.response.setHeader('cache-control', kept)
    return sell(visit, dialects['v2-header'], deliver)
  },
  stream: (visit, name) => sell(visit, dialects[name], deliverStream),
  outcome: (visit, name) => {
    const dialect = visit.url.searchParams.get('dialect') ?? 'v2-header'
    return sell(visit, dialects[dialect], outcomes[name])
  },
  cors: (visit, name) => {
    const plain = { 'access-control-allow-origin': '*' }
    return sellAcross(visit, name, plain)
  },
  'cors-credentials': (visit, name) => {
    const { origin = '*' } = visit.request.headers
    return sellAcross(visit, name, {
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
    })
  },
  bare: (visit, name) => (bareAnswers[name] ?? notFound)(visit),
  bad: (visit, name) => sellBadly(visit, name),
  'sign-in': (visit, name) => sellOrSignIn(visit, name),
  named: (visit, name) => {
    if (readPayment(visit.request))
      return respondJson(visit.response, 500, { error: 'nothing is sold here' })
    if (!sayNamed(visit, name, false)) notFound(visit)
  },
  'named-beside': (visit, name) => {
    const isKnown = namedList.includes(name)
    const say: Dialect = (asked, error) => sayNamed(asked, name, true, error)
    return sell(visit, isKnown ? say : undefined, deliver)
  },
  'redirect-before': ({ response, request, url }, name) => {
    const [, port] = request.headers.host?.split(':') ?? []
    const origin = name === 'cross' ? `http://localhost:${port}` : url.origin
    const location = `${origin}${url.searchParams.get('to') ?? '/dialect/v2-header'}`
    const headers = { location, 'access-control-allow-origin': '*' }
    response.writeHead(302, headers).end()
  },
}

async function answer(visit: Visit): Promise<void> {
  const { request, response, url } = visit
  const [, family = '', name = ''] = url.pathname.split('/')
  if (respondAsset(request, response)) return
  if (url.pathname === '/bad') return respondJson(response, 200, badList)
  if (url.pathname === '/landed')
    return respondGoods(request, response, 'Landed')
  await (families[family] ?? notFound)(visit, name)
}

const notFound = ({ response }: Visit) =>
  respondJson(response, 404, { error: 'no such page' })

async function sell(
  visit: Visit,
  dialect: Dialect | undefined,
  outcome: Outcome | undefined,
  name = '',
): Promise<void> {
  if (!dialect || !outcome) return notFound(visit)
  const received = readPayment(visit.request)
  if (!received) return dialect(visit)
  const payment = older[name]?.modern(visit, received) ?? received
  const refusal = await reasonToRefuse(visit, payment)
  if (refusal) return dialect(visit, refusal)
  await outcome(visit, payment, dialect)
}

// Money first, then the first byte: this stream really streams.
const deliverStream: Outcome = async (visit, payment) => {
  const receipt = await settle(visit, payment)
  if (!receipt.success) return respondJson(visit.response, 402, {})
  setHeaders(visit.response, receiptHeaders(payment, receipt))
  const overMs = Number(visit.url.searchParams.get('overMs') ?? 250)
  await respondStream(visit.response, { overMs })
}

// Neither allows nor exposes a payment header; a preflight may send JSON only.
async function sellAcross(
  visit: Visit,
  name: string,
  headers: Record<string, string>,
): Promise<void> {
  setHeaders(visit.response, headers)
  if (visit.request.method !== 'OPTIONS') {
    return sell(visit, dialects[name], deliver)
  }
  setHeaders(visit.response, {
    'access-control-allow-methods': 'GET, POST',
    'access-control-allow-headers': 'content-type',
  })
  visit.response.writeHead(204).end()
}

async function sellBadly(visit: Visit, name: string): Promise<void> {
  const { request, response, url, terms } = visit
  const bad = badChallenges.find((challenge) => challenge.name === name)
  if (!bad) return notFound(visit)
  const say: Dialect = () => {
    const payer = url.searchParams.get('payer') ?? ''
    const said = bad.say({ url, terms, payer })
    if (bad.how === 'header') {
      response.setHeader('PAYMENT-REQUIRED', `${said}`)
      respondJson(response, 402, {})
    } else {
      const headers = { 'content-type': 'application/json' }
      response.writeHead(402, headers).end(said)
    }
  }
  if (bad.isPayable) return sell(visit, say, deliver)
  if (!readPayment(request)) return say(visit)
  respondJson(response, 500, { error: 'nobody should have paid this' })
}

function setHeaders(
  response: ServerResponse,
  headers: Record<string, string>,
): void {
  for (const [name, value] of Object.entries(headers)) {
    response.setHeader(name, value)
  }
}
