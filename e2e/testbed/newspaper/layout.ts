import { escapeHtml } from '../sellers/goods.ts'

/** The paper's frame around one page. */
export function layout({
  title,
  main,
  script,
}: {
  title: string
  /** HTML. */
  main: string
  /** Path of a script the page needs. */
  script?: string
}): string {
  const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full' })
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)} – The Daily Tuppence</title>
<link rel="icon" href="/public/paper.svg">
<link rel="stylesheet" href="/public/paper.css">
${script ? `<script src="${script}" defer></script>` : ''}
</head>
<body>
<a class="skip" href="#main">Skip to the story</a>
<header class="masthead">
<p class="ears"><span>${date.format(new Date())}</span><span>Price: by the piece</span></p>
<p class="name"><a href="/">The Daily Tuppence</a></p>
<nav aria-label="Sections"><a href="/">Front page</a><a href="/markets">Markets</a><a href="/prices">Prices</a></nav>
</header>
<main id="main">
${main}
</main>
<footer><p>Printed daily at Pier Four. No subscriptions, no notices, no partners: you pay for what you read.</p></footer>
</body>
</html>
`
}

/** A price as the paper writes it. */
export const priceTag = (price?: string) =>
  price
    ? `<span class="price">${price} USDC</span>`
    : '<span class="price free">Free</span>'
