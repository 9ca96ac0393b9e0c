import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bed, payV1, payV2, takings } from './bed.ts'

test('the newspaper sells its stories and gives the rest away', async () => {
  const { newspaper } = bed
  const html = { accept: 'text/html', 'user-agent': 'Mozilla/5.0' }
  for (const path of ['/', '/prices', '/markets', '/articles/fog-tomorrow']) {
    const response = await fetch(newspaper.origin + path, { headers: html })
    assert.equal(response.status, 200, path)
  }
  const closed = await fetch(`${newspaper.origin}/articles/otters-return`, {
    headers: html,
  })
  assert.equal(closed.status, 402)
  assert.ok(closed.headers.get('payment-required'))
  assert.doesNotMatch(await closed.text(), /two kettles/)
  const opened = await payV2(closed.url, { headers: html })
  assert.match(await opened.text(), /two kettles/)
  const letter = await payV1(`${newspaper.origin}/articles/small-change`)
  assert.match(await letter.text(), /in the manner of a puppy/)
  const quotes = await payV2(`${newspaper.origin}/api/quotes`)
  assert.equal(quotes.status, 200)
  assert.equal((await takings(newspaper)).balance, 10_000n + 30_000n + 1_000n)
})
