import { expect, test } from 'vitest'
import { answerTo } from './answer-to'

const target = { url: 'https://a.test/x' }
const refusal = btoa(
  JSON.stringify({ x402Version: 2, error: 'declined', accepts: [] }),
)
const seen = (url: string, statusCode: number) =>
  answerTo(target, {
    requestId: 'r',
    url,
    method: 'GET',
    tabId: 1,
    type: 'main_frame',
    statusCode,
    responseHeaders: [{ name: 'PAYMENT-REQUIRED', value: refusal }],
  })

test.each(['https://a.test/x', 'https://a.test/x#part'])(
  'a price at %s is the answer of its seller',
  (url) =>
    expect(seen(url, 402)).toMatchObject({
      delivery: 'refused',
      code: 'declined',
    }),
)

test.each(['https://b.test/x', 'https://a.test/y', 'https://a.test/x?y'])(
  'a price at %s is another one: nothing was said',
  (url) => {
    for (const status of [402, 412])
      expect(seen(url, status)).toEqual({
        delivery: 'unknown',
        code: 'REDIRECTED',
        status: null,
        receipt: null,
      })
  },
)

test('a page at the end of a redirect is what was bought', () => {
  expect(seen('https://b.test/landed', 200)).toMatchObject({ delivery: 'ok' })
  expect(seen('https://b.test/landed', 500)).toMatchObject({ code: 'HTTP_500' })
})

test('behavior: a flag hides neither the challenge nor the receipt', () => {
  const receipt = btoa(JSON.stringify({ success: true, transaction: '0x1' }))
  const answer = (statusCode: number, ...headers: [string, string][]) =>
    answerTo(target, {
      ...{ requestId: 'r', url: target.url, method: 'GET', tabId: 1 },
      ...{ type: 'main_frame', statusCode },
      responseHeaders: headers.map(([name, value]) => ({ name, value })),
    })
  expect(
    answer(402, ['X-Payment-Required', 'true'], ['PAYMENT-REQUIRED', refusal]),
  ).toMatchObject({ delivery: 'refused', code: 'declined' })
  expect(
    answer(200, ['X-Payment-Response', 'true'], ['PAYMENT-RESPONSE', receipt]),
  ).toMatchObject({ delivery: 'ok', receipt: { success: true } })
})

test.each([
  ['https://a.test/x', 'video/mp4', true],
  ['https://a.test/x#t=9', 'Audio/ogg; codecs=opus', true],
  // Sent on to where it is free: the browser plays it there.
  ['https://cdn.test/x', 'video/mp4', false],
  ['https://a.test/x', 'text/html', false],
])('what came from %s as %s was saved: %s', (url, type, isSaved) =>
  expect(
    answerTo(target, {
      ...{ requestId: 'r', url, method: 'GET', tabId: 1 },
      ...{ type: 'main_frame', statusCode: 200 },
      responseHeaders: [{ name: 'Content-Type', value: type }],
    }),
  ).toMatchObject({ delivery: 'ok', isSaved }),
)
