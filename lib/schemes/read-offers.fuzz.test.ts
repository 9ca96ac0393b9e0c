import fc from 'fast-check'
import { checksumAddress } from 'viem'
import { expect, test } from 'vitest'
import { networks } from '@/lib/tokens/networks'
import { tokens } from '@/lib/tokens/tokens'
import type { Challenge } from '@/lib/x402/challenge'
import { hostileEntry } from '@/lib/x402/hostile/entry'
import type { JsonValue } from '@/lib/x402/json'
import { isObject } from '@/lib/x402/oracle'
import type { Offer } from './offer'
import { readOffers } from './read-offers'
import type { Payer } from './scheme'

const self = '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4'
const payer: Payer = { self, isNetworkOn: (network) => !network.isTest }
const allOn: Payer = { self, isNetworkOn: () => true }

const version = fc.constantFrom(1 as const, 2 as const)

test('40,000 bent entries: payable exactly where the oracle says so', () => {
  let payable = 0
  const reasons = new Set<string>()
  fc.assert(
    fc.property(hostileEntry, version, fc.boolean(), (raw, v, isTestOn) => {
      const read = readOffers(challenge([raw], v), isTestOn ? allOn : payer)
      const [offer] = read.payable
      if ((offer !== undefined) !== isPayable(raw, v, isTestOn))
        throw new Error(JSON.stringify(read.unpayable))
      if (offer) payable++
      if (offer) assertFaithful(offer, raw, v)
      for (const { because } of read.unpayable) reasons.add(because)
      expect(read.payable.length + read.unpayable.length).toBe(1)
    }),
    { numRuns: 40_000 },
  )
  // The generator reaches both sides of every rule, or this proves little.
  expect(payable).toBeGreaterThan(2_000)
  expect([...reasons].sort()).toEqual([
    'AUTH_CAPTURE',
    'BAD_AMOUNT',
    'BAD_ASSET',
    'BAD_OFFER',
    'BAD_PAY_TO',
    'BAD_TIMEOUT',
    'BATCH_SETTLEMENT',
    'FOR_BOTS',
    'GATEWAY_DEPOSIT',
    'MISSING_AMOUNT',
    'MISSING_ASSET',
    'MISSING_PAY_TO',
    'NETWORK_OFF',
    'NO_FACILITATOR',
    'ON_OTHER_CHAIN',
    'ON_SOLANA',
    'PAY_TO_SELF',
    'PAY_TO_TOKEN',
    'PAY_TO_ZERO',
    'TIMEOUT_TOO_LONG',
    'TIMEOUT_TOO_SHORT',
    'UNKNOWN_FLOW',
    'UNKNOWN_METHOD',
    'UNKNOWN_NETWORK',
    'UNKNOWN_SCHEME',
    'UNKNOWN_TOKEN',
    'WRONG_TOKEN_NAME',
    'ZERO_AMOUNT',
  ])
})

test('the order of accepts decides nothing', () => {
  const shuffled = fc
    .array(hostileEntry, { minLength: 2, maxLength: 8 })
    .chain((accepts) =>
      fc.tuple(
        fc.constant(accepts),
        fc.shuffledSubarray(
          accepts.map((_, index) => index),
          { minLength: accepts.length },
        ),
      ),
    )
  fc.assert(
    fc.property(shuffled, version, ([accepts, order], v) => {
      const there = readOffers(challenge(accepts, v), payer)
      const moved = order.map((index) => accepts[index] ?? null)
      const here = readOffers(challenge(moved, v), payer)
      const back = <T extends { index: number }>(list: readonly T[]) =>
        list
          .map((one) => ({ ...one, index: order[one.index] ?? -1 }))
          .sort((a, b) => a.index - b.index)
      expect(back(here.payable)).toEqual(there.payable)
      expect(back(here.unpayable)).toEqual(there.unpayable)
    }),
    { numRuns: 5_000 },
  )
})

test('nothing a seller says of a token changes what we sign', () => {
  fc.assert(
    fc.property(hostileEntry, version, (raw, v) => {
      for (const offer of readOffers(challenge([raw], v), allOn).payable) {
        expect(tokens).toContain(offer.token)
        expect(networks).toContain(offer.network)
        expect(offer.token.network).toBe(offer.network.id)
      }
    }),
    { numRuns: 5_000 },
  )
})

function challenge(accepts: readonly JsonValue[], v: 1 | 2): Challenge {
  return { version: v, accepts, resource: null, extensions: null, error: null }
}

function assertFaithful(offer: Offer, raw: JsonValue, v: 1 | 2): void {
  if (!isObject(raw)) throw new Error('An offer came from nothing.')
  expect(String(offer.amount)).toBe(priceOf(raw, v))
  expect(offer.payTo.toLowerCase()).toBe(String(raw.payTo).toLowerCase())
  expect(offer.token.address.toLowerCase()).toBe(
    String(raw.asset ?? raw.token).toLowerCase(),
  )
}

function priceOf(raw: Record<string, unknown>, v: 1 | 2): unknown {
  const older = raw.maxAmountRequired
  if (v === 1) return older
  return raw.amount ?? (/:/.test(String(raw.network)) ? older : undefined)
}

/** The rules once more, plain, for a seller whose entry may be paid. */
function isPayable(raw: JsonValue, v: 1 | 2, isTestOn: boolean): boolean {
  if (!isObject(raw)) return false
  const isExact = raw.scheme === 'exact' || raw.scheme === 'erc-3009'
  const isUpTo = raw.scheme === 'upto' && v === 2
  if (!isExact && !isUpTo) return false
  const asset = raw.asset ?? raw.token
  const extra = raw.extra ?? {}
  if (!isObject(extra)) return false
  const network = networks.find(
    (n) => raw.network === n.id || raw.network === n.v1Name,
  )
  const token = tokens.find(
    (t) =>
      t.network === network?.id &&
      typeof asset === 'string' &&
      asset.startsWith('0x') &&
      asset.toLowerCase() === t.address.toLowerCase(),
  )
  if (!network || !token || (network.isTest && !isTestOn)) return false
  const method = extra.assetTransferMethod
  const isByPermit2 = v === 2 && method === 'permit2'
  const isPlain = method === undefined || method === null
  const isWay = isUpTo
    ? (isPlain || isByPermit2) && isFacilitator(extra.facilitatorAddress)
    : isPlain || isByPermit2 || method === 'eip3009'
  const flows = [
    undefined,
    null,
    'authorization',
    ...(isUpTo ? [] : ['upfront']),
  ]
  return (
    isWay &&
    flows.includes(extra.paymentFlow as null) &&
    (extra.name ?? token.domain.name) === token.domain.name &&
    (extra.version ?? token.domain.version) === token.domain.version &&
    (isUpTo ||
      isByPermit2 ||
      isSameText(extra.verifyingContract ?? token.address, token.address)) &&
    isPrice(priceOf(raw, v)) &&
    isRecipient(raw.payTo, token.network) &&
    isLifetime(raw.maxTimeoutSeconds ?? 60)
  )
}

function isFacilitator(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^0x[\da-fA-F]{40}$/.test(value) &&
    !/^0x0{40}$/.test(value)
  )
}

function isSameText(value: unknown, text: string): boolean {
  return typeof value === 'string' && value.toLowerCase() === text.toLowerCase()
}

function isPrice(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{1,78}$/.test(value)) return false
  const price = BigInt(value)
  return String(price) === value && price > 0n && price < 2n ** 256n
}

function isRecipient(value: unknown, network: string): boolean {
  if (typeof value !== 'string' || !/^0x[\da-f]{40}$/i.test(value)) return false
  if (!value.startsWith('0x')) return false
  const lower = value.toLowerCase() as `0x${string}`
  const written = value.slice(2)
  const isOneCase =
    written === written.toLowerCase() || written === written.toUpperCase()
  if (!isOneCase && checksumAddress(lower) !== value) return false
  const barred = [
    `0x${'0'.repeat(40)}`,
    self,
    ...tokens.filter((t) => t.network === network).map((t) => t.address),
  ]
  return !barred.some((address) => address.toLowerCase() === lower)
}

function isLifetime(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 9 && Number(value) <= 86_400
}
