import { escapeHtml } from '../sellers/goods.ts'
import { articles } from './articles.ts'
import { layout, priceTag } from './layout.ts'

/** What one call of the quotes costs, in dollars. */
export const quotesPrice = '0.001'

/** The page that buys its numbers by `fetch`. */
export function marketsPage(): string {
  return layout({
    title: 'Markets',
    script: '/public/markets.js',
    main: `<article class="story">
<p class="kicker">Markets</p>
<h1>The fish hall at a glance</h1>
<p class="standfirst">Quotes from the floor of the hall, fetched the moment you ask for them and paid for by the call.</p>
<p><button type="button" id="ask">Get the quotes · ${quotesPrice} USDC</button></p>
<p id="status" role="status">No quotes yet. Looking is free; asking is ${quotesPrice} USDC.</p>
<table id="quotes" hidden>
<thead><tr><th scope="col">Lot</th><th scope="col">Price</th><th scope="col">Change</th></tr></thead>
<tbody></tbody>
</table>
</article>`,
  })
}

/** Every price of the paper in one table. */
export function pricesPage(): string {
  const rows = articles.map(
    ({ slug, title, price, soldBy }) =>
      `<tr><th scope="row"><a href="/articles/${slug}">${escapeHtml(title)}</a></th><td>${priceTag(price)}</td><td>${soldBy ? `x402 ${soldBy}` : '–'}</td></tr>`,
  )
  return layout({
    title: 'Prices',
    main: `<article class="story">
<p class="kicker">House rules</p>
<h1>What things cost</h1>
<p class="standfirst">One price for everyone, the same tomorrow as today. All on Base Sepolia, in USDC.</p>
<table>
<thead><tr><th scope="col">Piece</th><th scope="col">Price</th><th scope="col">Asked with</th></tr></thead>
<tbody>
${rows.join('\n')}
<tr><th scope="row"><a href="/markets">Quotes from the fish hall</a>, each call</th><td>${priceTag(quotesPrice)}</td><td>x402 v2</td></tr>
</tbody>
</table>
</article>`,
  })
}

const lots = [
  ['Herring, the cran', 41],
  ['Mackerel, line caught', 63],
  ['Brown crab, the score', 88],
  ['Kelp, wet, the barrow', 12],
  ['Ferry tokens, used', 7],
  ['Lamp oil, yellow', 29],
] as const

/** Quotes of one moment (`atMs` since 1970); they drift by the minute. */
export function quotes(atMs: number) {
  const minute = Math.floor(atMs / 60_000)
  return lots.map(([lot, base], index) => {
    const tenths = ((minute * (index + 3)) % 41) - 20
    return {
      lot,
      price: (base + tenths / 10).toFixed(1),
      change: `${tenths < 0 ? '−' : '+'}${Math.abs(tenths / 10).toFixed(1)}`,
    }
  })
}
