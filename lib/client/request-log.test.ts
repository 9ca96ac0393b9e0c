import { expect, test, vi } from 'vitest'
import { createRequestLog } from './request-log'

type Heard = (details: object) => void

function start() {
  const listeners = new Set<Heard>()
  const log = createRequestLog({
    onSendHeaders: {
      addListener: (one: Heard, ...options: unknown[]) => {
        listeners.add(one)
        expect(options).not.toContainEqual(
          expect.arrayContaining(['extraHeaders']),
        )
      },
      removeListener: (one: Heard) => listeners.delete(one),
    },
  } as never)
  const send = vi.fn((requestId: string, headers: Record<string, string>) => {
    const requestHeaders = Object.entries(headers).map(([name, value]) => ({
      name,
      value,
    }))
    for (const one of listeners) one({ requestId, requestHeaders })
  })
  return { log, listeners, send, stop: log.listen() }
}

test('default', () => {
  const { log, listeners, send, stop } = start()
  send('1', { Accept: 'text/html', 'Sec-Fetch-Mode': 'cors' })
  expect(log.headersOf('1')).toEqual([
    { name: 'accept', value: 'text/html' },
    { name: 'sec-fetch-mode', value: 'cors' },
  ])
  expect(log.headersOf('2')).toBeNull()
  stop()
  expect(listeners.size).toBe(0)
})

test.each([
  'Cookie',
  'Authorization',
  'Proxy-Authorization',
  'PAYMENT-SIGNATURE',
  'X-PAYMENT',
  'SIGN-IN-WITH-X',
  'X-Api-Key',
  'X-Cashu',
  'Referer',
])('behavior: the value of %s is shown to nobody', (name) => {
  const { log, send } = start()
  send('1', { [name]: 'secret' })
  expect(log.headersOf('1')).toEqual([
    { name: name.toLowerCase(), value: null },
  ])
})

test('behavior: it does not grow', () => {
  const { log, send } = start()
  const many = Object.fromEntries(
    Array.from({ length: 99 }, (_, at) => [`accept-${at}`, 'x'.repeat(9_999)]),
  )
  for (let at = 0; at < 400; at++) send(`${at}`, many)
  expect(log.headersOf('99')).toBeNull()
  expect(log.headersOf('100')).toHaveLength(40)
  expect(log.headersOf('100')?.[0]?.value).toHaveLength(2_048)
})
