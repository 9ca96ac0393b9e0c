import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eventsForSeller, evidenceJson } from './evidence-json'
import { type EvidenceWords, evidenceText } from './evidence-text'
import { hostileRow } from './hostile-row'
import { sampleRow } from './sample-row'

const words: EvidenceWords = {
  opening: 'I paid, and nothing came.',
  closing: 'Please deliver it or pay it back.',
  asked: 'Asked',
  agreed: 'Agreed',
  authorised: 'Authorised',
  onChain: 'On the chain',
  answered: 'Answered',
  happened: 'What happened',
  time: 'Time',
  page: 'Page',
  seller: 'Seller',
  amount: 'Amount',
  network: 'Network',
  token: 'Token',
  from: 'From',
  payTo: 'To',
  terms: 'Terms',
  digest: 'Digest',
  identifier: 'Number',
  nonce: 'Nonce',
  validBefore: 'Valid before',
  transaction: 'Transaction',
  block: 'Block',
  submitter: 'Sent by',
  confirmations: 'Confirmations',
  httpStatus: 'HTTP status',
  code: 'Code',
  bodyHash: 'Hash of the body',
  bodyNotRead: 'not read',
  receipt: 'Receipt',
  signedOffer: 'Signed offer',
  signedReceipt: 'Signed receipt',
  notProven: 'Not proven yet.',
  none: 'none',
  events: { answered: 'The seller answered' },
}

const lost = sampleRow({
  status: 'failed',
  delivery: 'failed',
  code: 'unexpected_settle_error',
  httpStatus: 500,
  bodyHash: `0x${'44'.repeat(32)}`,
  title: 'My private title',
  site: 'https://where-i-was.example',
  decidedBy: { kind: 'rule', ruleId: 'my-rule' },
  events: [
    { atMs: 1_795_247_097_120, kind: 'reserved', detail: 'my-rule' },
    { atMs: 1_795_247_098_000, kind: 'presented', detail: '1' },
    { atMs: 1_795_247_099_000, kind: 'answered', detail: '500' },
  ],
  signed: {
    offer: {
      verdict: 'true',
      format: 'jws',
      signer: 'did:web:pay.example',
      because: null,
      raw: 'e30.e30.c2ln',
    },
    receipt: null,
  },
})

test('the message, whole', () => {
  expect(evidenceText(lost, words)).toMatchInlineSnapshot(`
    "I paid, and nothing came.

    Asked
    Time: 2026-11-21T07:44:57.120Z
    Page: GET https://pay.example/a?b=1
    Seller: https://pay.example

    Agreed
    Amount: 0.01 USDC
    Network: eip155:8453
    Token: 0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913
    To: 0x00000000000000000000000000000000000000bB
    Terms: x402 v2 {"scheme":"exact","amount":"10000"}
    Signed offer: e30.e30.c2ln

    Authorised
    Digest: 0x2222222222222222222222222222222222222222222222222222222222222222
    Nonce: 0x1111111111111111111111111111111111111111111111111111111111111111
    From: 0x00000000000000000000000000000000000000Aa
    Valid before: 2026-11-21T07:49:57.000Z

    On the chain
    Transaction: 0x3333333333333333333333333333333333333333333333333333333333333333
    Block: 38400000 (2026-11-21T07:45:01.000Z)
    Amount: 0.01 USDC
    Sent by: 0x00000000000000000000000000000000000000cC
    Confirmations: 70 (2026-11-21T07:47:00.000Z)

    Answered
    HTTP status: 500
    Code: unexpected_settle_error
    Hash of the body: 0x4444444444444444444444444444444444444444444444444444444444444444
    Receipt: eyJzdWNjZXNzIjp0cnVlfQ==

    What happened
    2026-11-21T07:44:58.000Z: presented 1
    2026-11-21T07:44:59.000Z: The seller answered 500

    Please deliver it or pay it back.
    "
  `)
})

test('the number of the payment, where the seller takes one', () => {
  const numbered = { ...lost, identifier: 'pay_7' }
  expect(evidenceText(numbered, words)).toContain('\nNumber: pay_7\n')
  const { authorisation } = JSON.parse(evidenceJson(numbered))
  expect(authorisation.identifier).toBe('pay_7')
})

test('the document, whole', () => {
  expect(JSON.parse(evidenceJson(lost))).toMatchInlineSnapshot(`
    {
      "answer": {
        "bodyHash": "0x4444444444444444444444444444444444444444444444444444444444444444",
        "bodyHashBecause": null,
        "code": "unexpected_settle_error",
        "httpStatus": 500,
        "receipt": {
          "raw": "eyJzdWNjZXNzIjp0cnVlfQ==",
        },
      },
      "authorisation": {
        "amount": "0.01 USDC",
        "asset": "0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913",
        "digest": "0x2222222222222222222222222222222222222222222222222222222222222222",
        "from": "0x00000000000000000000000000000000000000Aa",
        "network": "eip155:8453",
        "nonce": "0x1111111111111111111111111111111111111111111111111111111111111111",
        "payTo": "0x00000000000000000000000000000000000000bB",
        "validBefore": "2026-11-21T07:49:57.000Z",
        "value": "10000",
      },
      "chain": {
        "amount": "0.01 USDC",
        "block": "38400000",
        "blockTime": "2026-11-21T07:45:01.000Z",
        "confirmations": 70,
        "seenAt": "2026-11-21T07:47:00.000Z",
        "submitter": "0x00000000000000000000000000000000000000cC",
        "transaction": "0x3333333333333333333333333333333333333333333333333333333333333333",
        "value": "10000",
      },
      "events": [
        {
          "detail": "1",
          "kind": "presented",
          "time": "2026-11-21T07:44:58.000Z",
        },
        {
          "detail": "500",
          "kind": "answered",
          "time": "2026-11-21T07:44:59.000Z",
        },
      ],
      "request": {
        "method": "GET",
        "seller": "https://pay.example",
        "time": "2026-11-21T07:44:57.120Z",
        "url": "https://pay.example/a?b=1",
      },
      "schema": "tuppence-evidence",
      "signedOffer": {
        "raw": "e30.e30.c2ln",
      },
      "signedReceipt": null,
      "terms": {
        "accepted": {
          "amount": "10000",
          "scheme": "exact",
        },
        "extensions": null,
        "resource": {
          "url": "https://pay.example/a?b=1",
        },
        "x402Version": 2,
      },
      "version": 1,
    }
  `)
})

test('nothing the seller has no business with', () => {
  for (const made of [evidenceJson(lost), evidenceText(lost, words)])
    for (const own of [lost.title, lost.site, lost.id, 'my-rule'])
      expect(made).not.toContain(own)
})

test('not proven, no answer: it says so', () => {
  const row = sampleRow({ proof: null, receipt: null, httpStatus: null })
  const text = evidenceText({ ...row, events: [] }, words)
  expect(text).toContain('On the chain\nNot proven yet.\n')
  expect(text).toContain(
    'HTTP status: none\nHash of the body: not read\nReceipt: none\n',
  )
  expect(text).not.toContain(words.happened)
  const { answer, chain } = JSON.parse(evidenceJson(row))
  expect(chain).toBeNull()
  expect(answer).toMatchObject({ bodyHash: null, bodyHashBecause: 'NOT_READ' })
})

test('an event without words keeps its name', () => {
  const events = [{ atMs: 0, kind: 'lost', detail: 'x' }]
  expect(evidenceText(sampleRow({ events }), words)).toContain(
    '1970-01-01T00:00:00.000Z: lost x\n',
  )
})

test('hostile texts begin no line and hide nothing', () => {
  fc.assert(
    fc.property(hostileRow, (row) => {
      const text = evidenceText(row, words)
      const proven = row.proof?.kind === 'settled' ? 5 : 1
      const { code, identifier = null, signed } = row
      const optional = [code, identifier, signed.offer, signed.receipt]
      const events = eventsForSeller(row).length
      const facts = 3 + 5 + 4 + proven + 3 + events
      const headings = events > 0 ? 6 : 5
      // Two lines for each heading, its own and the empty one before it.
      const lines = 1 + facts + 2 * headings + 2
      expect(text.split('\n')).toHaveLength(
        lines + optional.filter((value) => value !== null).length + 1,
      )
      expect(text).not.toMatch(/[^\P{Cc}\n]|[\p{Cf}\p{Cs}\u2028\u2029]/u)
      expect(() => JSON.parse(evidenceJson(row))).not.toThrow()
    }),
    { numRuns: 2000 },
  )
})
