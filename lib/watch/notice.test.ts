import { beforeEach, describe, expect, test } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createNotice } from './notice'
import type { From } from './noticed'
import { createObservations, type Observation } from './observations'
import { createOrigins } from './origins'

const challenge = JSON.stringify({
  x402Version: 2,
  accepts: [
    {
      scheme: 'exact',
      network: 'eip155:8453',
      amount: '1',
      asset: '0x',
      payTo: '0x',
    },
  ],
})
const from: From = {
  tabId: 1,
  documentId: 'D1',
  url: 'https://a.test/page',
  origin: 'https://a.test',
}
const record: Observation = {
  id: 'r1',
  tabId: 1,
  kind: 'call',
  method: 'GET',
  url: 'https://b.test/api',
  headers: [btoa(challenge)],
  otherWay: null,
  atMs: 0,
  claimedBy: null,
  answers: null,
  sellerTimeMs: 1_000_000,
  isIndirect: false,
}
const presence = { isVisible: true, hasGesture: false }
const call = {
  ...presence,
  callId: 'c1',
  url: 'https://b.test/api',
  method: 'GET',
  canRepeat: true,
  bodyHash: '',
  repeats: 0,
  isIndirect: false,
  title: '',
}

let nowMs: number
let observations: ReturnType<typeof createObservations>
let origins: ReturnType<typeof createOrigins>
let notice: ReturnType<typeof createNotice>
let patterns: readonly string[] | undefined

beforeEach(() => {
  nowMs = 1_000_000
  patterns = undefined
  observations = createObservations(sampleArea(), () => nowMs)
  origins = createOrigins(
    sampleArea(),
    sampleArea(),
    () => nowMs,
    (next) => {
      patterns = next
    },
  )
  notice = createNotice(observations, origins)
})

const see = (change: Partial<Observation> = {}) =>
  observations.record({ ...record, atMs: nowMs, ...change })

describe('a page call', () => {
  test('of an unknown origin is repeated once under watch, then believed', async () => {
    expect(await notice.claim(from, call)).toEqual({ kind: 'repeat' })
    expect(patterns).toEqual(['*://b.test/*'])
    await see()
    const noticed = await notice.claim(from, { ...call, repeats: 1 })
    expect(noticed).toMatchObject({
      kind: 'sighting',
      sighting: {
        evidence: 'header',
        needsProof: false,
        site: 'https://a.test',
      },
    })
    expect(await origins.isWatched('https://b.test', 99)).toBe(true)
  })

  test.each([
    [false, false],
    [true, false],
    [false, true],
  ])(
    'came from elsewhere where the page (%s) or the browser (%s) says so',
    async (page, browser) => {
      await see({ isIndirect: browser })
      expect(
        await notice.claim(from, { ...call, isIndirect: page }),
      ).toMatchObject({
        sighting: { circumstances: { isIndirect: page || browser } },
      })
    },
  )

  test('behavior: a host no name can have is not watched', async () => {
    const url = `https://${'b'.repeat(8000)}.test/api`
    await notice.claim(from, { ...call, url })
    expect(patterns).toBeUndefined()
  })

  test('behavior: a repeat nobody saw is forged', async () => {
    await notice.claim(from, call)
    expect(await notice.claim(from, { ...call, repeats: 1 })).toEqual({
      kind: 'leave',
      because: 'NO_OBSERVATION',
    })
  })

  test.each<[string, Partial<Observation>]>([
    ['another tab', { tabId: 2 }],
    ['another URL', { url: 'https://b.test/api?x' }],
    ['another method', { method: 'POST' }],
    ['a document', { kind: 'open' }],
    ['an old record', { atMs: 1_000_000 - 120_000 }],
    ['a record another call took', { claimedBy: 'D1:c0' }],
  ])('behavior: %s proves nothing', async (_, change) => {
    await see(change)
    expect(await notice.claim(from, call)).toEqual({ kind: 'repeat' })
  })

  test('a record serves one call, however often that call claims', async () => {
    await see()
    expect(await notice.claim(from, call)).toMatchObject({ kind: 'sighting' })
    expect(await notice.claim(from, call)).toMatchObject({ kind: 'sighting' })
    expect(
      await notice.claim(from, { ...call, callId: 'c2' }),
    ).not.toMatchObject({ kind: 'sighting' })
  })

  test('behavior: the record of a repeat is not for a call like it that nobody heard', async () => {
    const other = { ...call, callId: 'c2' }
    expect(await notice.claim(from, call)).toEqual({ kind: 'repeat' })
    await see()
    // Answered before the watch began: the record is not of this one.
    expect(await notice.claim(from, other)).toEqual({ kind: 'repeat' })
    await see({ id: 'r2' })
    for (const each of [call, other])
      expect(await notice.claim(from, { ...each, repeats: 1 })).toMatchObject({
        kind: 'sighting',
      })
    // A later one was heard.
    await see({ id: 'r3' })
    expect(await notice.claim(from, { ...call, callId: 'c3' })).toMatchObject({
      kind: 'sighting',
    })
  })

  test('its words are asked for only where the record has none, and headers win', async () => {
    await see({ headers: [] })
    expect(await notice.claim(from, call)).toEqual({ kind: 'words' })
    expect(
      await notice.claim(from, { ...call, words: { body: challenge } }),
    ).toMatchObject({
      kind: 'sighting',
      sighting: { evidence: 'page-supplied', needsProof: false },
    })
    await see({ id: 'r2' })
    const noticed = await notice.claim(from, {
      ...call,
      callId: 'c2',
      words: { body: '{"x402Version":2,"accepts":[{}]}' },
    })
    expect(noticed).toMatchObject({
      kind: 'sighting',
      sighting: { evidence: 'header', raw: btoa(challenge) },
    })
  })

  test('an ordinary 402 is left alone', async () => {
    await see({ headers: [] })
    expect(
      await notice.claim(from, {
        ...call,
        words: { body: '{"error":"card"}' },
      }),
    ).toEqual({ kind: 'leave', because: 'NOT_X402' })
  })

  test.each([
    ['http://b.test/api', 'https://a.test/page', 'INSECURE'],
    ['https://b.test/api', 'http://a.test/page', 'INSECURE'],
    ['blob:x', 'https://a.test/page', 'OPAQUE_ORIGIN'],
  ])('behavior: %s from %s: %s', async (url, page, because) => {
    expect(
      await notice.claim({ ...from, url: page }, { ...call, url }),
    ).toEqual({ kind: 'leave', because })
  })

  test('behavior: a body that cannot be sent again is left alone', async () => {
    expect(await notice.claim(from, { ...call, canRepeat: false })).toEqual({
      kind: 'leave',
      because: 'CANNOT_REPEAT',
    })
  })
})

describe('a POST to an unknown origin', () => {
  const post = { ...call, method: 'POST' }

  test('is not repeated: it says its words, and the browser must attest them', async () => {
    expect(await notice.claim(from, post)).toEqual({ kind: 'words' })
    const words = { body: challenge }
    expect(
      await notice.claim(from, {
        ...post,
        callId: 'c2',
        words,
        isAttested: true,
      }),
    ).toMatchObject({
      kind: 'sighting',
      sighting: { needsProof: true, evidence: 'page-supplied' },
    })
  })

  test('behavior: without the attest it is forged', async () => {
    expect(
      await notice.claim(from, { ...post, words: { body: challenge } }),
    ).toEqual({ kind: 'leave', because: 'NO_OBSERVATION' })
  })

  test('a mute answer of another origin may hide a price; a talking one does not', async () => {
    const attested = { ...post, isAttested: true }
    expect(
      await notice.claim(from, { ...attested, words: { body: '{}' } }),
    ).toMatchObject({ kind: 'hidden-price' })
    expect(
      await notice.claim(from, {
        ...attested,
        callId: 'c2',
        words: { body: '{"error":"card"}' },
      }),
    ).toEqual({ kind: 'leave', because: 'NOT_X402' })
    expect(
      await notice.claim(
        { ...from, origin: 'https://b.test' },
        { ...attested, callId: 'c3', words: { body: '{}' } },
      ),
    ).toEqual({ kind: 'leave', because: 'NOT_X402' })
  })
})

describe('a visit', () => {
  test('needs a record of this tab and URL', async () => {
    await see({ kind: 'open', url: 'https://a.test/page' })
    expect(await notice.visit(from, { ...presence, title: 't' })).toMatchObject(
      {
        kind: 'sighting',
        sighting: {
          questionId: 'D1:open',
          evidence: 'header',
          target: { method: 'GET', url: 'https://a.test/page' },
          circumstances: {
            kind: 'open',
            isVisible: true,
            hasGesture: false,
            isPageSupplied: false,
            isIndirect: false,
            sellerTimeMs: 1_000_000,
          },
        },
      },
    )
  })

  test.each([
    [false, undefined],
    [true, true],
  ])(
    'says of its target whether a redirect led to it: %s',
    async (isIndirect, said) => {
      await see({ kind: 'open', url: from.url, isIndirect })
      const noticed = await notice.visit(from, { ...presence, title: '' })
      const { target, circumstances } =
        noticed.kind === 'sighting' ? noticed.sighting : {}
      expect(target?.isIndirect).toBe(said)
      expect(circumstances).toMatchObject({ isIndirect })
    },
  )

  describe('another way to pay', () => {
    const otherWay = {
      because: 'WANTS_L402',
      raw: 'www-authenticate: L402 …',
    } as const
    const visited = { kind: 'open', url: from.url, otherWay } as const
    const words = { body: '{"error":"pay the invoice"}' }

    test('is told by the browser, after the document named no price', async () => {
      await see({ ...visited, headers: [] })
      const input = { ...presence, title: '' }
      expect(await notice.visit(from, input)).toEqual({ kind: 'words' })
      expect(await notice.visit(from, { ...input, words })).toMatchObject({
        kind: 'sighting',
        sighting: {
          read: { ok: false, because: 'WANTS_L402' },
          raw: otherWay.raw,
          evidence: 'header',
        },
      })
    })

    test('gives way to x402 beside it, in the header or in the body', async () => {
      const input = { ...presence, title: '' }
      await see(visited)
      expect(await notice.visit(from, input)).toMatchObject({
        sighting: { read: { ok: true }, evidence: 'header' },
      })
      await see({ ...visited, id: 'r2', headers: [] })
      const other = { ...from, documentId: 'D2' }
      expect(
        await notice.visit(other, { ...input, words: { body: challenge } }),
      ).toMatchObject({
        sighting: { read: { ok: true }, evidence: 'page-supplied' },
      })
    })

    test('of a page call is left at once, by its name', async () => {
      await see({ headers: [], otherWay })
      expect(await notice.claim(from, { ...call, words })).toEqual({
        kind: 'leave',
        because: 'WANTS_L402',
      })
    })
  })

  test('behavior: two price headers are two prices', async () => {
    await see({
      kind: 'open',
      url: 'https://a.test/page',
      headers: [btoa(challenge), btoa(challenge)],
    })
    expect(await notice.visit(from, { ...presence, title: '' })).toMatchObject({
      sighting: { read: { ok: false, because: 'DUPLICATE_HEADER' } },
    })
  })

  test('behavior: on plain http it is explained, never payable', async () => {
    await see({ kind: 'open', url: 'http://a.test/page' })
    const noticed = await notice.visit(
      { ...from, url: 'http://a.test/page', origin: 'http://a.test' },
      { ...presence, title: '' },
    )
    expect(noticed).toMatchObject({
      sighting: { read: { ok: false, because: 'INSECURE' } },
    })
  })

  test('an answer to a payment of ours is told even without a word', async () => {
    await see({
      kind: 'open',
      url: 'https://a.test/page',
      headers: [],
      answers: 'p1',
    })
    expect(await notice.visit(from, { ...presence, title: '' })).toEqual({
      kind: 'words',
    })
    expect(
      await notice.visit(from, {
        ...presence,
        title: '',
        words: { body: '{}' },
      }),
    ).toMatchObject({
      kind: 'sighting',
      sighting: { answers: 'p1', read: { ok: false } },
    })
  })

  describe('behind a service worker of its site', () => {
    const relayed = { ...presence, title: '', isRelayed: true }
    const words = { body: '{}' }
    const own = { kind: 'call', url: from.url } as const

    test('rests on the GET of our own, in the same tab and of the same URL', async () => {
      expect(await notice.visit(from, relayed)).toEqual({ kind: 'words' })
      expect(patterns).toEqual(['*://a.test/*'])
      for (const other of [
        { tabId: 2 },
        { method: 'POST' },
        { url: 'https://a.test/other' },
      ])
        await see({ ...own, id: JSON.stringify(other), ...other })
      expect(await notice.visit(from, { ...relayed, words })).toEqual({
        kind: 'leave',
        because: 'NO_OBSERVATION',
      })
      await see(own)
      expect(await notice.visit(from, { ...relayed, words })).toMatchObject({
        kind: 'sighting',
        sighting: {
          questionId: 'D1:open',
          evidence: 'header',
          target: { kind: 'open', method: 'GET', isRelayed: true },
          circumstances: { kind: 'open', isPageSupplied: false },
        },
      })
    })

    test.each([
      [{ isFromItsSite: true }, false],
      [{ isFromItsSite: false }, true],
      [{}, true],
    ])('behavior: opened by %o, a rule asks: %s', async (by, isIndirect) => {
      await see(own)
      const noticed = await notice.visit(from, { ...relayed, words, ...by })
      expect(noticed).toMatchObject({
        sighting: { circumstances: { isIndirect } },
      })
    })

    test('is a visit as any other where its worker let it pass', async () => {
      await see({ ...own, kind: 'open' })
      const noticed = await notice.visit(from, relayed)
      expect(noticed).toMatchObject({ kind: 'sighting' })
      expect(noticed).not.toHaveProperty('sighting.target.isRelayed')
    })

    test('behavior: without a worker no call of the page is its visit', async () => {
      await see(own)
      expect(
        await notice.visit(from, { ...relayed, isRelayed: false, words }),
      ).toEqual({ kind: 'leave', because: 'NO_OBSERVATION' })
    })
  })
})
