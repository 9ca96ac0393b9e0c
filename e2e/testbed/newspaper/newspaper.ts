import { readFileSync } from 'node:fs'
import express, { type Express } from 'express'
import type { Address } from 'viem'
import { startHost } from '../http/host.ts'
import { freshAddress, type Market, type Seller } from '../sellers/seller.ts'
import { sellV1 } from '../sellers/v1-seller.ts'
import { sellV2, type V2Prices } from '../sellers/v2-middleware.ts'
import { type Article, articles } from './articles.ts'
import { marketsPage, pricesPage, quotes, quotesPrice } from './services.ts'
import { articlePage, frontPage, teaserPage } from './stories.ts'

/** The Daily Tuppence: a small newspaper with honest prices. */
export async function startNewspaper(market: Market): Promise<Seller> {
  const payTo = freshAddress()
  const app = express()
  app.disable('x-powered-by')
  app.use(await sellV2(market, payTo, v2Prices(), { generateHtml: unpaidPage }))
  app.use(sellV1Articles(market, payTo))
  addPages(app)
  const host = await startHost('newspaper', app)
  return { ...host, payTo }
}

const pathOf = ({ slug }: Article) => `/articles/${slug}`

function v2Prices(): V2Prices {
  const prices: V2Prices = {
    'GET /api/quotes': {
      price: `$${quotesPrice}`,
      description: 'Quotes from the fish hall',
    },
  }
  for (const article of articles) {
    const { price, soldBy, title } = article
    if (soldBy !== 'v2') continue
    prices[`GET ${pathOf(article)}`] = {
      price: `$${price}`,
      description: title,
    }
  }
  return prices
}

function sellV1Articles(market: Market, payTo: Address) {
  const sold = articles.filter(({ soldBy }) => soldBy === 'v1')
  const routes = sold.map((article) => [
    `GET ${pathOf(article)}`,
    {
      ...{ price: `$${article.price}`, network: 'base-sepolia' },
      config: { description: article.title, maxTimeoutSeconds: 300 },
    },
  ])
  return sellV1(market, payTo, Object.fromEntries(routes))
}

// The middleware's own page would do; a paper shows the story's beginning.
function unpaidPage({ resource }: { resource?: { url: string } }): string {
  const path = resource && new URL(resource.url).pathname
  const article = articles.find((candidate) => pathOf(candidate) === path)
  return article ? teaserPage(article) : marketsPage()
}

const publicFiles: Record<string, string> = {
  'paper.css': 'text/css',
  'paper.svg': 'image/svg+xml',
  'article.js': 'text/javascript',
  'markets.js': 'text/javascript',
}

function addPages(app: Express): void {
  app.get('/', (_request, response) => {
    response.send(frontPage())
  })
  app.get('/markets', (_request, response) => {
    response.send(marketsPage())
  })
  app.get('/prices', (_request, response) => {
    response.send(pricesPage())
  })
  app.get('/api/quotes', (_request, response) => {
    response.json({ quotes: quotes(Date.now()) })
  })
  app.get('/favicon.ico', (_request, response) => {
    response.redirect('/public/paper.svg')
  })
  for (const article of articles) {
    app.get(pathOf(article), (_request, response) => {
      response.send(articlePage(article))
    })
  }
  for (const [name, type] of Object.entries(publicFiles)) {
    const file = new URL(`public/${name}`, import.meta.url)
    app.get(`/public/${name}`, (_request, response) => {
      response.type(type).send(readFileSync(file, 'utf8'))
    })
  }
}
