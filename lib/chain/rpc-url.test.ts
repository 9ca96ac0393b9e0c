import { expect, test } from 'vitest'
import { rpcUrlProblem } from './rpc-url'

test.each([
  ['https://mainnet.base.org', null],
  [' https://rpc.example.com/v2/key?x=1 ', null],
  ['http://localhost:8545', null],
  ['http://127.0.0.1:8545', null],
  ['http://mainnet.base.org', 'NOT_SECURE'],
  ['http://localhost.evil.com', 'NOT_SECURE'],
  ['http://127.0.0.1.evil.com', 'NOT_SECURE'],
  ['wss://mainnet.base.org', 'NOT_SECURE'],
  ['javascript:alert(1)', 'NOT_SECURE'],
  ['file:///etc/passwd', 'NOT_SECURE'],
  ['https://me:secret@rpc.example.com', 'HAS_PASSWORD'],
  ['http://localhost@evil.com', 'HAS_PASSWORD'],
  ['mainnet.base.org', 'NOT_A_URL'],
  ['', 'NOT_A_URL'],
])('%s: %s', (text, problem) => {
  expect(rpcUrlProblem(text)).toBe(problem)
})
