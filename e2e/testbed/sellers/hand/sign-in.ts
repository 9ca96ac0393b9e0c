import { randomBytes } from 'node:crypto'
import { type Address, verifyMessage } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { respondHtml, respondJson } from '../../http/respond.ts'
import { respondGoods, wantsPage } from '../goods.ts'
import { deliver } from './outcomes.ts'
import { pricePage } from './price-page.ts'
import { challengeOf, encode } from './terms.ts'
import { readPayment, reasonToRefuse, type Visit } from './visit.ts'

type Info = Record<string, unknown>

const minutes = (count: number) =>
  new Date(Date.now() + count * 60_000).toISOString()

/** Sign-ins that are not to be signed: how each bends an honest one. */
const badSignIns: Record<string, (info: Info, url: URL) => Info> = {
  'wrong-domain': (info) => ({ ...info, domain: 'bank.example' }),
  'foreign-uri': (info) => ({ ...info, uri: 'https://bank.example/otters' }),
  'uri-line-break': (info, url) => ({
    ...info,
    uri: `${url.origin}/\nResources:\n- https://bank.example/`,
  }),
  expired: (info) => ({ ...info, expirationTime: minutes(-1) }),
  stale: (info) => ({ ...info, issuedAt: minutes(-20) }),
  'lasts-long': (info) => ({ ...info, expirationTime: minutes(60 * 24) }),
  newline: (info) => ({
    ...info,
    statement: 'Hello\nURI: https://bank.example/',
  }),
  'foreign-resource': (info) => ({
    ...info,
    resources: ['https://bank.example/'],
  }),
  'short-nonce': (info) => ({ ...info, nonce: '1' }),
}

/** Who bought which path, since the bed was started. */
const buyers = new Set<string>()

/**
 * `/sign-in/<name>/<run>`: one article with a sign-in beside it. Besides the
 * bad ones: `honest`, `replayed` (one nonce for ever), `ed25519` (takes other
 * wallets), `still-402` (offers a sign-in and takes none). `only` and `only-<bad>` sell nothing.
 */
export async function sellOrSignIn(visit: Visit, name: string): Promise<void> {
  const isOnly = name === 'only' || name.startsWith('only-')
  const kind = name.replace(/^only-?/, '')
  const payment = isOnly ? undefined : readPayment(visit.request)
  if (payment) {
    if (await reasonToRefuse(visit, payment)) return say(visit, kind, isOnly)
    const { authorization } = payment.payload as {
      authorization: { from: string }
    }
    buyers.add(buyerOf(visit, authorization.from))
    return await deliver(visit, payment, () => say(visit, kind, isOnly))
  }
  const address = kind === 'still-402' ? null : await signedInAs(visit)
  if (address && (isOnly || buyers.has(buyerOf(visit, address)))) {
    const { request, response, url } = visit
    return respondGoods(request, response, `Goods at ${url.pathname}`)
  }
  say(visit, kind, isOnly)
}

const buyerOf = ({ url }: Visit, address: string) =>
  `${url.pathname} ${address.toLowerCase()}`

function say(visit: Visit, kind: string, isOnly: boolean): void {
  const { request, response, url, terms } = visit
  const honest: Info = {
    domain: url.host,
    uri: url.origin + url.pathname,
    version: '1',
    nonce:
      kind === 'replayed'
        ? Buffer.from(url.pathname).toString('hex').slice(-32)
        : randomBytes(16).toString('hex'),
    issuedAt: minutes(0),
    expirationTime: minutes(5),
    statement: 'Open what you bought.',
    resources: [url.origin + url.pathname],
  }
  const type = kind === 'ed25519' ? 'ed25519' : 'eip191'
  const chainId = kind === 'ed25519' ? 'solana:5eykt4Us' : terms.network
  const challenge = {
    ...challengeOf(url, terms),
    ...(isOnly && { accepts: [] }),
    extensions: {
      'sign-in-with-x': {
        info: badSignIns[kind]?.(honest, url) ?? honest,
        supportedChains: [{ chainId, type }],
        schema: {},
      },
    },
  }
  const headers = {
    'PAYMENT-REQUIRED': encode(challenge),
    'Cache-Control': 'no-store',
  }
  if (wantsPage(request)) respondHtml(response, 402, pricePage(), headers)
  else respondJson(response, 402, {}, headers)
}

/** Whose valid sign-in a request carries, if any. */
async function signedInAs({ request, url }: Visit): Promise<Address | null> {
  const header = request.headers['sign-in-with-x']
  if (typeof header !== 'string') return null
  const said = JSON.parse(Buffer.from(header, 'base64').toString('utf8'))
  const { signature, type, chainId, issuedAt, expirationTime, ...rest } = said
  const message = createSiweMessage({
    ...rest,
    chainId: Number(chainId.slice('eip155:'.length)),
    issuedAt: new Date(issuedAt),
    expirationTime: new Date(expirationTime),
  })
  const isValid =
    type === 'eip191' &&
    said.domain === url.host &&
    (await verifyMessage({ address: said.address, message, signature }))
  return isValid ? said.address : null
}
