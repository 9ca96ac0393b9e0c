/** A seller's own page about a price; `x402` becomes `window.x402`. */
export function pricePage(x402?: unknown): string {
  const json = JSON.stringify(x402)?.replaceAll('<', '\\u003c')
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Payment required</title>
${json ? `<script>window.x402 = ${json}</script>` : ''}
</head>
<body>
<h1>Payment required</h1>
<p>This page has a price.</p>
</body>
</html>
`
}
