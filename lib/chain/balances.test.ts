import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { encodeFunctionResult, multicall3Abi } from 'viem'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'
import { tokens } from '@/lib/tokens/tokens'
import { readBalances } from './balances'

const address = '0x209693Bc6afc0C5328bA36FaF03C514EF312287C'
const network = networkById('eip155:8453') as Network
const held = tokens.filter((token) => token.network === network.id)

type Answer = { result?: unknown; error?: { code: number; message: string } }
let answer: (method: string, params: unknown[]) => Answer
let server: Server
let rpcUrl = ''

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += chunk
    })
    request.on('end', () => {
      const { id, method, params } = JSON.parse(body)
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify({ jsonrpc: '2.0', id, ...answer(method, params) }),
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  rpcUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.close()
})

const read = () => readBalances({ address, network, tokens: held, rpcUrl })

// The deployless call ends with the ABI-encoded multicall, so the number of
// calls and their answers can be read without running the code before it.
function aggregate(amounts: bigint[]): string {
  return encodeFunctionResult({
    abi: multicall3Abi,
    functionName: 'aggregate3',
    result: amounts.map((amount) => ({
      success: true,
      returnData: `0x${amount.toString(16).padStart(64, '0')}` as const,
    })),
  })
}

test('reads every token of the network, exact', async () => {
  const amounts = held.map((_, i) => 10n ** 24n + BigInt(i))
  answer = (method) =>
    method === 'eth_chainId'
      ? { result: '0x2105' }
      : { result: aggregate(amounts) }
  expect(await read()).toEqual({
    kind: 'known',
    balances: held.map((token, i) => ({ token, atomic: amounts[i] })),
  })
})

test('behavior: an endpoint of another chain is not believed', async () => {
  answer = (method) =>
    method === 'eth_chainId'
      ? { result: '0x1' }
      : { result: aggregate(held.map(() => 5n)) }
  expect(await read()).toEqual({ kind: 'unknown', because: 'WRONG_CHAIN' })
})

test('behavior: nonsense is a bad answer', async () => {
  answer = (method) =>
    method === 'eth_chainId' ? { result: '0x2105' } : { result: '0x' }
  expect(await read()).toEqual({ kind: 'unknown', because: 'BAD_ANSWER' })
})

test('behavior: nobody there is unreachable', async () => {
  await new Promise((done) => server.close(done))
  expect(await read()).toEqual({ kind: 'unknown', because: 'UNREACHABLE' })
})
