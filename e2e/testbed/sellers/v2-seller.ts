import { createPaywall } from '@x402/paywall'
import { evmPaywall } from '@x402/paywall/evm'
import express, { type Express } from 'express'
import { type HostRequest, startHost } from '../http/host.ts'
import {
  echoOf,
  goodsPage,
  respondAsset,
  respondGoods,
  respondStream,
} from './goods.ts'
import { pdf } from './pdf.ts'
import { freshAddress, type Market, type Seller } from './seller.ts'
import { sellV2, type V2Prices } from './v2-middleware.ts'

const base = 'eip155:8453'
const baseSepolia = 'eip155:84532'

/** Paths of the v2 seller and what they cost, in dollars. */
const priced: V2Prices = {
  'GET /api/quote': { price: '$0.01', description: 'One quote' },
  'GET /api/cheap': { price: '$0.001' },
  'GET /api/dear': { price: '$5' },
  'POST /api/echo': { price: '$0.01', description: 'What you say, said back' },
  'PUT /api/item': { price: '$0.02' },
  'GET /api/either': { price: '$0.01', on: [base, baseSepolia] },
  'GET /api/stream': { price: '$0.01' },
  'GET /api/cookie': { price: '$0.01' },
  'GET /articles/otters': {
    price: '$0.01',
    description: 'Otters return to the harbour',
  },
  'GET /articles/ferries': { price: '$0.25', on: base },
  'GET /articles/either': { price: '$0.03', on: [base, baseSepolia] },
  'GET /files/tide-table.pdf': { price: '$0.05', description: 'Tide table' },
  'GET /files/pier-plan.pdf': {
    price: '$0.05',
    description: 'Plan of the pier',
  },
  'GET /files/otter.png': { price: '$0.02', description: 'An otter' },
  'GET /files/foghorn.wav': { price: '$0.02', description: 'A foghorn' },
}

/** A picture of one pixel. */
const otter = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

/** The reference middleware of x402 v2, with its built-in browser page. */
export async function startV2Seller(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const routes: V2Prices = {
    ...priced,
    ...Object.fromEntries(
      market.networks.map(({ chainId, network }) => [
        `GET /api/on/${chainId}`,
        { price: '$0.01', on: network },
      ]),
    ),
  }
  const app = express()
  app.disable('x-powered-by')
  app.use(await sellV2(market, payTo, routes))
  const behindPaywall: V2Prices = { 'GET /paywall/otters': { price: '$0.01' } }
  const paywall = createPaywall().withNetwork(evmPaywall).build()
  app.use(await sellV2(market, payTo, behindPaywall, paywall))
  addGoods(app)
  const host = await startHost('v2', (request, response) => {
    if (!respondAsset(request, response)) app(request, response)
  })
  return { ...host, payTo }
}

function addGoods(app: Express): void {
  app.get('/api/stream', (_request, response) => respondStream(response))
  app.get('/api/cookie', (request, response) => {
    // An answer of 400 and up is not settled: nobody pays for a closed door.
    const isKnown = request.headers.cookie?.includes('session=')
    if (isKnown) response.json(echoOf(request as unknown as HostRequest))
    else response.status(401).json({ error: 'no session cookie' })
  })
  app.get('/set-cookie', (_request, response) => {
    response.setHeader('set-cookie', 'session=known; Path=/; HttpOnly')
    response.type('html').send(goodsPage('A cookie for you', 'session=known'))
  })
  app.all('/api/*', (request, response) => {
    response.json(echoOf(request as unknown as HostRequest))
  })
  app.get('/files/tide-table.pdf', (_request, response) => {
    response.attachment('tide-table.pdf').type('application/pdf')
    response.send(pdf('High water at the pier: 06:12 and 18:40'))
  })
  app.get('/files/pier-plan.pdf', (_request, response) => {
    response.type('application/pdf').send(pdf('The pier, from above'))
  })
  app.get('/files/foghorn.wav', (_request, response) => {
    response.type('audio/wav').send(foghorn())
  })
  app.get('/files/otter.png', (_request, response) => {
    response.type('image/png').send(otter)
  })
  app.use((request, response) => {
    const { path } = request
    respondGoods(
      request as unknown as HostRequest,
      response,
      `Goods at ${path}`,
    )
  })
}

/** A second of one low tone: 8,000 samples of 8 bits (RIFF WAVE, PCM). */
function foghorn(): Buffer {
  const samples = Buffer.from(
    Array.from({ length: 8000 }, (_, at) => 128 + 100 * Math.sin(at / 12)),
  )
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + samples.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(8000, 24)
  head.writeUInt32LE(8000, 28)
  head.writeUInt16LE(1, 32)
  head.writeUInt16LE(8, 34)
  head.write('data', 36)
  head.writeUInt32LE(samples.length, 40)
  return Buffer.concat([head, samples])
}
