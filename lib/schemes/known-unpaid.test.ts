import { expect, test } from 'vitest'
import type { JsonObject } from '@/lib/x402/json'
import type { ReasonCode } from '@/lib/x402/reason'
import { v1Entry, v2Entry } from '@/lib/x402/samples'
import { readOffers } from './read-offers'

function reasons(accepts: readonly JsonObject[], version: 1 | 2 = 2) {
  const read = readOffers(
    { version, accepts, resource: null, extensions: null, error: null },
    { self: null, isNetworkOn: () => true },
  )
  return {
    payable: read.payable.map(({ index }) => index),
    because: read.unpayable.map(({ because }) => because),
  }
}

const gateway = {
  name: 'GatewayWalletBatched',
  version: '1',
  verifyingContract: '0x0077777d7EBA4688BDeF3E311b846F25870A19B9',
}
const named: [ReasonCode, JsonObject][] = [
  ['GATEWAY_DEPOSIT', { extra: gateway }],
  ['GATEWAY_DEPOSIT', { extra: gateway, network: 'eip155:5042002' }],
  ['GATEWAY_DEPOSIT', { extra: { name: gateway.name } }],
  ['BATCH_SETTLEMENT', { scheme: 'batch-settlement' }],
  ['AUTH_CAPTURE', { scheme: 'auth-capture' }],
  ['FOR_BOTS', { scheme: 'batch-settlement', network: 'cloudflare:402' }],
  ['ON_SOLANA', { network: 'solana:5eykt4UsFv8P8NJdTREpY1vzqKqZKvdp' }],
  ['ON_SOLANA', { network: 'solana' }],
  ['ON_OTHER_CHAIN', { network: 'stellar:pubnet' }],
  ['ON_OTHER_CHAIN', { network: 'xrpl:0', amount: '1.5' }],
  ['ON_OTHER_CHAIN', { network: 'aptos-testnet' }],
  ['UNKNOWN_NETWORK', { network: 'eip155:31337777' }],
  ['UNKNOWN_NETWORK', { network: 'base-bologna' }],
  ['UNKNOWN_NETWORK', { network: 'Solana' }],
  ['UNKNOWN_SCHEME', { scheme: 'subscription' }],
  ['UNKNOWN_SCHEME', { scheme: 'constructor' }],
]

test.each(named)('%s is the name of %j', (because, change) => {
  expect(reasons([{ ...v2Entry, ...change }]).because).toEqual([because])
})

test('v1 names a chain too', () => {
  const entry = { ...v1Entry, network: 'solana-devnet' }
  expect(reasons([entry], 1).because).toEqual(['ON_SOLANA'])
})

test('beside a named way, the payable one is offered', () => {
  const accepts = named.map(([, change]) => ({ ...v2Entry, ...change }))
  expect(reasons([...accepts, v2Entry])).toEqual({
    payable: [accepts.length],
    because: named.map(([because]) => because),
  })
})

test('a name takes nothing from an offer that can be paid', () => {
  // No scheme reads these words, so they are the seller's own business.
  const entry = { ...v2Entry, token: 'solana', description: 'auth-capture' }
  expect(reasons([entry]).payable).toEqual([0])
})
