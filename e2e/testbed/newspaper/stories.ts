import { escapeHtml } from '../sellers/goods.ts'
import { type Article, articles, textOf } from './articles.ts'
import { layout, priceTag } from './layout.ts'
import { pictureOf } from './pictures.ts'

/** Every story with its price; free for everyone. */
export function frontPage(): string {
  const [lead, ...rest] = articles
  const teasers = rest.map((article) => teaser(article, 'h2')).join('\n')
  return layout({
    title: 'Front page',
    main: `<h1 class="hidden">Today’s paper</h1>
<div class="lead">${lead ? teaser(lead, 'h2') : ''}</div>
<div class="grid">${teasers}</div>`,
  })
}

/** The whole story, for those who have paid. */
export function articlePage(article: Article): string {
  const paragraphs = textOf(article).map((text) => `<p>${escapeHtml(text)}</p>`)
  return layout({
    title: article.title,
    script: '/public/article.js',
    main: `<article class="story">
${head(article)}
${pictureOf(article)}
<div class="text">${paragraphs.join('\n')}</div>
<p class="end"><progress id="read" max="100" value="0" aria-label="How far you have read"></progress></p>
</article>`,
  })
}

/** What everyone else sees: the beginning, and what the rest costs. */
export function teaserPage(article: Article): string {
  return layout({
    title: article.title,
    main: `<article class="story">
${head(article)}
${pictureOf(article)}
<aside class="ask">
<p><strong>This story costs ${article.price} USDC.</strong></p>
<p>Your wallet asks you once; say yes, and the story opens here. Nothing else is sold with it.</p>
</aside>
</article>`,
  })
}

function head({ section, title, standfirst, byline, minutes, price }: Article) {
  return `<p class="kicker">${section}</p>
<h1>${escapeHtml(title)}</h1>
<p class="standfirst">${escapeHtml(standfirst)}</p>
<p class="byline">${escapeHtml(byline)} · ${minutes} min · ${priceTag(price)}</p>`
}

function teaser(article: Article, heading: 'h2'): string {
  const { slug, section, title, standfirst, byline, price } = article
  return `<article class="teaser">
${pictureOf(article)}
<div>
<p class="kicker">${section}</p>
<${heading}><a href="/articles/${slug}">${escapeHtml(title)}</a></${heading}>
<p>${escapeHtml(standfirst)}</p>
<p class="byline">${escapeHtml(byline)} · ${priceTag(price)}</p>
</div>
</article>`
}
