import { describe, expect, test } from 'vitest'
import { answerOf } from './answer-of'
import { answerHeadersOf } from './request'

const encode = (value: unknown) => btoa(JSON.stringify(value))
const paid = encode({
  success: true,
  transaction: `0x${'ab'.repeat(32)}`,
  network: 'eip155:8453',
})
const unpaid = encode({
  success: false,
  errorReason: 'declined',
  transaction: '',
  network: 'eip155:8453',
})

const seen = (
  status: number,
  rest: {
    paymentRequired?: string
    paymentResponse?: string
    body?: string
  } = {},
) =>
  answerOf({
    status,
    paymentRequired: rest.paymentRequired,
    paymentResponse: rest.paymentResponse,
    body: rest.body,
  })

describe('answerOf', () => {
  test.each<[string, ReturnType<typeof seen>, string | null, string | null]>([
    ['200 with a receipt', seen(200, { paymentResponse: paid }), 'ok', null],
    ['200 without one', seen(200), 'ok', null],
    [
      '200 whose receipt says no',
      seen(200, { paymentResponse: unpaid }),
      'failed',
      'declined',
    ],
    [
      'a redirect with a receipt',
      seen(302, { paymentResponse: paid }),
      'ok',
      null,
    ],
    ['304', seen(304), 'ok', null],
    [
      '402 with a code',
      seen(402, {
        paymentRequired: encode({
          x402Version: 2,
          error: 'invalid_exact_evm_signature',
          accepts: [],
        }),
      }),
      'refused',
      'invalid_exact_evm_signature',
    ],
    [
      '412 with a code',
      seen(412, {
        paymentRequired: encode({
          x402Version: 2,
          error: 'permit2_allowance_required',
          accepts: [],
        }),
      }),
      'refused',
      'permit2_allowance_required',
    ],
    [
      '402 with a failed receipt',
      seen(402, {
        paymentResponse: encode({
          success: false,
          errorReason: 'invalid_exact_evm_transaction_failed',
          transaction: '',
        }),
      }),
      'failed',
      'invalid_exact_evm_transaction_failed',
    ],
    ['402 without a word', seen(402), 'unknown', 'NO_WORD'],
    [
      'v1: 402 with the code in its body',
      seen(402, {
        body: JSON.stringify({
          x402Version: 1,
          error: 'insufficient_funds',
          accepts: [],
        }),
      }),
      'refused',
      'insufficient_funds',
    ],
    ['500', seen(500), 'unknown', 'HTTP_500'],
    ['404', seen(404), 'unknown', 'HTTP_404'],
  ])('%s', (_, answer, delivery, code) => {
    expect(answer).toMatchObject({ delivery, code })
  })

  test('says of what was delivered whether the browser may serve it again', () => {
    const answer = { paymentRequired: undefined, paymentResponse: paid }
    for (const isReusable of [true, false])
      expect(answerOf({ ...answer, status: 200, isReusable })).toMatchObject({
        isReusable,
      })
    expect(answerOf({ ...answer, status: 302 })).toMatchObject({
      isReusable: true,
    })
  })

  test('says of what was delivered whether it is saved as a file', () => {
    for (const [disposition, isSaved] of [
      ['attachment; filename="tide.pdf"', true],
      [' ATTACHMENT', true],
      ['inline; filename="attachment"', false],
      ['attachments', false],
    ] as const) {
      const responseHeaders = [
        { name: 'Content-Disposition', value: disposition },
      ]
      const seen = answerHeadersOf({
        ...{ requestId: '1', url: '', method: 'GET', tabId: 1 },
        ...{ type: 'main_frame', statusCode: 200, responseHeaders },
      })
      expect(answerOf(seen), disposition).toMatchObject({ isSaved })
    }
  })

  test('a redirect that says nothing is not an answer yet', () => {
    expect(seen(302)).toBeNull()
    expect(seen(302, { paymentResponse: unpaid })).toBeNull()
  })
})

test('behavior: a receipt that leaves the money open is no failure of a page that did not come', () => {
  const pending = btoa(
    JSON.stringify({ success: false, errorReason: 'settlement_pending' }),
  )
  const answer = (status: number) =>
    answerOf({ status, paymentRequired: undefined, paymentResponse: pending })
  for (const status of [402, 500, 502])
    expect(answer(status)).toMatchObject({
      delivery: 'unknown',
      code: 'settlement_pending',
    })
  // The page came: its receipt alone says what it says.
  expect(answer(200)).toMatchObject({ delivery: 'failed' })
})

test.each([
  { errorReason: 'fetch failed: ECONNREFUSED' },
  { errorReason: 'settle_failed', transaction: `0x${'ab'.repeat(32)}` },
  {},
])(
  'behavior: a page that failed beside a receipt of %o is not known yet',
  (said) => {
    const paymentResponse = btoa(JSON.stringify({ success: false, ...said }))
    const seen = { status: 502, paymentRequired: undefined, paymentResponse }
    expect(answerOf(seen)).toMatchObject({ delivery: 'unknown' })
  },
)
