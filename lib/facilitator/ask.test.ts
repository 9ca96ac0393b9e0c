// @vitest-environment node
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { askSupported, askVerify } from './ask'

let answer: RequestListener = () => undefined
const heard: { method: string; url: string; headers: object; body: string }[] =
  []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const { method = '', url = '', headers } = request
    heard.push({ method, url, headers, body })
    answer(request, response)
  })
})
let origin = ''

beforeEach(async () => {
  heard.length = 0
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterEach(async () => {
  vi.restoreAllMocks()
  server.closeAllConnections()
  await new Promise((done) => server.close(done))
})

const json =
  (value: unknown, status = 200): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(JSON.stringify(value))
const kind = { x402Version: 2, scheme: 'exact', network: 'eip155:84532' }

describe('askSupported', () => {
  test('default', async () => {
    answer = json({
      kinds: [{ ...kind, extra: { feePayer: 'x' } }],
      extensions: ['bazaar'],
      signers: { 'eip155:*': ['0x1'] },
      version: 'more than was asked',
    })
    expect(await askSupported(`${origin}/facilitator/?a=1#b`)).toEqual({
      ok: true,
      supported: {
        kinds: [{ ...kind, extra: { feePayer: 'x' } }],
        extensions: ['bazaar'],
        signers: { 'eip155:*': ['0x1'] },
      },
    })
    expect(heard).toMatchObject([
      { method: 'GET', url: '/facilitator/supported', body: '' },
    ])
    expect(heard[0]?.headers).not.toHaveProperty('cookie')
    expect(heard[0]?.headers).not.toHaveProperty('referer')
  })

  test('behavior: the kinds alone are enough', async () => {
    answer = json({ kinds: [kind] })
    expect(await askSupported(origin)).toMatchObject({
      ok: true,
      supported: { extensions: [], signers: {} },
    })
  })

  test('behavior: long lists and long words are cut', async () => {
    answer = json({
      kinds: Array(220).fill({ ...kind, scheme: 'x'.repeat(999) }),
    })
    const asked = await askSupported(origin)
    if (!asked.ok) throw new Error(asked.because)
    expect(asked.supported.kinds).toHaveLength(200)
    expect(asked.supported.kinds[0]?.scheme).toHaveLength(256)
  })

  test.each([
    ['other JSON', json([]), 'STRANGE', 200],
    ['other JSON with a status', json({ error: 'no' }, 500), 'BAD_STATUS', 500],
    [
      'a page',
      (_, response) => response.end('<!doctype html>'),
      'NOT_JSON',
      200,
    ],
    [
      'a page with a status',
      (_, response) => response.writeHead(404).end('not here'),
      'BAD_STATUS',
      404,
    ],
    [
      'a redirect',
      (_, response) =>
        response.writeHead(302, { location: '/elsewhere' }).end(),
      'REDIRECTED',
      null,
    ],
    ['nothing', (request) => request.socket.destroy(), 'UNREACHABLE', null],
    [
      'too much',
      (_, response) => response.end(`"${'x'.repeat(300_000)}"`),
      'TOO_LONG',
      200,
    ],
  ] satisfies [string, RequestListener, string, number | null][])(
    'behavior: %s',
    async (_, hostile, because, status) => {
      answer = hostile
      expect(await askSupported(origin)).toEqual({ ok: false, because, status })
      expect(heard).toHaveLength(1)
    },
  )

  test.each([
    ['headers that never come', () => undefined],
    [
      'an answer that never ends',
      (_, response) => void response.write('{"kinds":'),
    ],
  ] satisfies [string, RequestListener][])('behavior: %s', async (_, slow) => {
    answer = slow
    vi.spyOn(AbortSignal, 'timeout').mockImplementation(() => {
      const controller = new AbortController()
      setTimeout(() => controller.abort(), 300)
      return controller.signal
    })
    expect(await askSupported(origin)).toEqual({
      ok: false,
      because: 'TOO_SLOW',
      status: null,
    })
  })

  test.each([
    ['ftp://a.test', 'NOT_SECURE'],
    ['http://a.test', 'NOT_SECURE'],
    ['https://me:pass@a.test', 'HAS_PASSWORD'],
    ['a.test', 'NOT_A_URL'],
  ])('behavior: %s is not asked', async (url, because) => {
    const fetched = vi.spyOn(globalThis, 'fetch')
    expect(await askSupported(url)).toMatchObject({ ok: false, because })
    expect(fetched).not.toHaveBeenCalled()
  })
})

describe('askVerify', () => {
  const question = {
    x402Version: 2,
    paymentPayload: { a: 1 },
    paymentRequirements: { b: 2 },
  }

  test.each([
    [json({ isValid: true, payer: '0x1' }), { isValid: true }],
    [
      json({ isValid: false, invalidReason: 'nonce_already_used' }, 400),
      { isValid: false, invalidReason: 'nonce_already_used' },
    ],
  ])('default', async (says, verdict) => {
    answer = says
    expect(await askVerify(`${origin}/`, question)).toEqual({
      ok: true,
      verdict,
    })
    expect(heard).toMatchObject([{ method: 'POST', url: '/verify' }])
    expect(JSON.parse(heard[0]?.body ?? '')).toEqual(question)
  })

  test('behavior: an answer of another shape', async () => {
    answer = json({ isValid: 'yes' })
    expect(await askVerify(origin, question)).toMatchObject({
      because: 'STRANGE',
    })
  })
})
