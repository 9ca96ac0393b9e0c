import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { compareTime } from './network-time'

const nowMs = 1_800_000_000_000
let server: Server | undefined

/** An endpoint whose latest block has this time, or that says this instead. */
async function endpoint(seconds: number | string): Promise<string> {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { id } = JSON.parse(body) as { id: number }
      const result =
        typeof seconds === 'string'
          ? seconds
          : { number: '0x1', timestamp: `0x${seconds.toString(16)}` }
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ jsonrpc: '2.0', id, result }))
    })
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

afterEach(() => {
  server?.close()
  server = undefined
})

test.each([
  ['the same', 1_800_000_000, 'right'],
  ['two minutes behind', 1_799_999_880, 'right'],
  ['more behind', 1_799_999_879, 'wrong'],
  ['a day ahead', 1_800_086_400, 'wrong'],
])('%s', async (_, seconds, answer) => {
  expect(await compareTime(await endpoint(seconds), nowMs)).toBe(answer)
})

test('behavior: nobody vouches where nothing sensible comes back', async () => {
  expect(await compareTime(await endpoint('nonsense'), nowMs)).toBe('unheard')
  expect(await compareTime('http://127.0.0.1:9', nowMs)).toBe('unheard')
})
