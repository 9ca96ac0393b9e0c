import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { paymentMiddlewareFromHTTPServer } from '@x402/hono'
import { Hono } from 'hono'
import { type Handle, startHost } from '../http/host.ts'
import { goodsPage, respondAsset } from './goods.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'
import { httpServer, resourceServer } from './v2-middleware.ts'

/** `/articles/otters` and `/api/quote` for 0.01, by the reference's Hono. */
export async function startHonoSeller(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const app = new Hono()
  app.use(await middleware(market, payTo))
  app.get('/api/*', (context) => context.json({ ok: true }))
  app.get('/*', (context) =>
    context.html(goodsPage(`Goods at ${context.req.path}`, 'Otters.')),
  )
  const handle = handledBy((request) => app.fetch(request))
  const host = await startHost('hono', (request, response) => {
    if (!respondAsset(request, response)) return handle(request, response)
  })
  return { ...host, payTo }
}

async function middleware(market: Market, payTo: string) {
  const offer = { scheme: 'exact', price: '$0.01', payTo } as const
  const accepts = [{ ...offer, network: 'eip155:84532' as const }]
  const server = await httpServer(resourceServer(market), {
    'GET /articles/otters': { accepts },
    'GET /api/quote': { accepts },
  })
  const options = { appName: 'Test bed' }
  return paymentMiddlewareFromHTTPServer(server, options, undefined, false)
}

/** Node's requests for an app that speaks the web's. */
function handledBy(
  answer: (request: Request) => Response | Promise<Response>,
): Handle {
  return async (asked, response) => {
    const { method = 'GET', url = '/', rawBody, headers: lines } = asked
    const headers = new Headers()
    for (const [name, value] of Object.entries(lines))
      for (const one of [value ?? []].flat()) headers.append(name, one)
    const answered = await answer(
      new Request(`http://${lines.host}${url}`, {
        ...{ method, headers },
        ...(rawBody && { body: rawBody }),
      }),
    )
    response.writeHead(answered.status, Object.fromEntries(answered.headers))
    if (answered.body === null) response.end()
    else await pipeline(Readable.fromWeb(answered.body as never), response)
  }
}
