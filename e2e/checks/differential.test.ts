// @vitest-environment node
import fc from 'fast-check'
import { type Address, type Hex, hashTypedData, toHex, zeroAddress } from 'viem'
import { expect, test, vi } from 'vitest'
import { loadIntent, storeIntent } from '@/lib/schemes/intent-codec'
import { passingContracts } from '@/lib/schemes/permit2/contracts'
import { readOffers } from '@/lib/schemes/read-offers'
import { schemeOf } from '@/lib/schemes/registry'
import { findToken } from '@/lib/tokens/find-token'
import { networkById, networks } from '@/lib/tokens/networks'
import { tokens } from '@/lib/tokens/tokens'
import type { Challenge } from '@/lib/x402/challenge'
import type { JsonObject } from '@/lib/x402/json'
import { writePayment } from '@/lib/x402/write-payment'
import { createReferenceClient } from '../testbed/reference-client.ts'

// Both are given the same nonce, the same clock and the same chain; a hash
// stands where a signature would, so equal payloads were hashed alike.

const self: Address = '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4'
const runs = process.env.TUPPENCE_LONG === '1' ? 25_000 : 500

const world = { nonce: '0x' as Hex, nowMs: 0, allowed: 0n, permitNonce: 0n }
const reference = createReferenceClient(
  {
    address: self,
    signTypedData: async (data) => hashTypedData(data as never),
    readContract: async ({ functionName }) =>
      functionName === 'allowance' ? world.allowed : world.permitNonce,
  },
  networks.flatMap(({ v1Name }) => (v1Name ? [v1Name] : [])),
)

const uint = (bits: number) =>
  fc.bigInt({ min: 1n, max: 2n ** BigInt(bits) - 1n })
const address = fc
  .uint8Array({ minLength: 20, maxLength: 20 })
  .map((bytes) => toHex(bytes))
  .filter((one) => one !== zeroAddress && one !== self.toLowerCase())
  .filter((one) => passingContracts.every((it) => it.toLowerCase() !== one))
const amount = fc.oneof(uint(24), uint(64), uint(256))
const words = fc.dictionary(
  fc
    .string({ minLength: 1, maxLength: 8 })
    .filter((key) => key !== '__proto__'),
  fc.jsonValue({ maxDepth: 1 }),
  { maxKeys: 3 },
)

type Case = { version: 1 | 2; scheme: string; method: string | undefined }
const cases: Record<string, Case> = {
  'exact, EIP-3009': { version: 2, scheme: 'exact', method: undefined },
  'exact, Permit2': { version: 2, scheme: 'exact', method: 'permit2' },
  upto: { version: 2, scheme: 'upto', method: 'permit2' },
  v1: { version: 1, scheme: 'exact', method: undefined },
}

const given = fc.record({
  token: fc.constantFrom(...tokens),
  isLower: fc.boolean(),
  amount,
  payTo: address,
  facilitator: address,
  maxTimeoutSeconds: fc.integer({ min: 10, max: 86_400 }),
  isUpfront: fc.boolean(),
  more: words,
  description: fc.string(),
  sponsor: fc.constantFrom('none', 'bare', 'said', 'both'),
  allowed: fc.oneof(fc.constant(0n), uint(24), uint(256)),
  permitNonce: fc.bigInt({ min: 0n, max: 2n ** 64n }),
  nonce: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  nowSeconds: fc.integer({ min: 1_700_000_000, max: 4_000_000_000 }),
})
type Given = typeof given extends fc.Arbitrary<infer T> ? T : never

function entryOf({ version, scheme, method }: Case, one: Given): JsonObject {
  const { token } = one
  const price = one.amount.toString()
  const entry = {
    scheme,
    asset: one.isLower ? token.address.toLowerCase() : token.address,
    payTo: one.payTo,
    maxTimeoutSeconds: one.maxTimeoutSeconds,
    extra: {
      ...(one.more as JsonObject),
      ...token.domain,
      ...(method && { assetTransferMethod: method }),
      ...(scheme === 'upto' && { facilitatorAddress: one.facilitator }),
      paymentFlow:
        one.isUpfront && scheme === 'exact' ? 'upfront' : 'authorization',
    },
  }
  return version === 2
    ? { ...entry, network: token.network, amount: price }
    : {
        ...entry,
        network: networkById(token.network)?.v1Name ?? '',
        maxAmountRequired: price,
        resource: 'https://seller.test/x',
        description: one.description,
      }
}

const sponsors: Record<Given['sponsor'], JsonObject> = {
  none: {},
  bare: { eip2612GasSponsoring: { info: {} } },
  said: {
    eip2612GasSponsoring: {
      info: { description: 'We pay.', version: '1' },
      schema: { type: 'object' },
    },
  },
  both: {
    eip2612GasSponsoring: { info: { version: '1' } },
    erc20ApprovalGasSponsoring: { info: { version: '1' } },
  },
}

function challengeOf(which: Case, one: Given): Challenge {
  const isNew = which.version === 2
  return {
    version: which.version,
    accepts: [entryOf(which, one)],
    resource: isNew
      ? { url: 'https://seller.test/x', description: one.description }
      : null,
    extensions: isNew
      ? { ...sponsors[one.sponsor], other: { info: one.more as JsonObject } }
      : null,
    error: null,
  }
}

/** What our own parts send; null where an approval would be needed first. */
function ours(challenge: Challenge, one: Given): unknown {
  const { payable, unpayable } = readOffers(challenge, {
    self,
    isNetworkOn: () => true,
  })
  const [offer] = payable
  if (!offer) throw new Error(JSON.stringify(unpayable))
  const scheme = schemeOf(offer)
  const isPermit =
    offer.approval?.help === 'sponsored' && one.allowed < one.amount
  const made = scheme.intent(offer, {
    version: challenge.version,
    from: self,
    nonce: toHex(one.nonce),
    nowSeconds: BigInt(one.nowSeconds),
    maxLifeSeconds: 86_400,
    permitNonce: isPermit ? one.permitNonce : null,
  })
  const intent = loadIntent(JSON.parse(JSON.stringify(storeIntent(made))))
  const header = writePayment({
    terms: { ...challenge, accepted: challenge.accepts[0] ?? null },
    payload: scheme.payload(intent, scheme.digest(intent)),
    extensions: scheme.extensions(intent, scheme.alsoSigned(intent)),
  })
  return JSON.parse(Buffer.from(header.value, 'base64').toString())
}

async function theirs(challenge: Challenge, one: Given): Promise<unknown> {
  Object.assign(world, { allowed: one.allowed, permitNonce: one.permitNonce })
  vi.spyOn(Date, 'now').mockReturnValue(one.nowSeconds * 1000 + 999)
  vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
    ;(array as unknown as Uint8Array).set(one.nonce)
    return array
  })
  const { version, accepts, resource, extensions } = challenge
  const required = {
    x402Version: version,
    accepts,
    ...(resource && { resource }),
    ...(extensions && { extensions }),
  }
  const paid = await reference.pay(required)
  return JSON.parse(JSON.stringify(paid))
}

for (const [name, which] of Object.entries(cases))
  test(`${runs.toLocaleString('en')} requirements, paid as the reference client pays: ${name}`, async () => {
    let permits = 0
    await fc.assert(
      fc.asyncProperty(given, async (one) => {
        fc.pre(
          which.version === 2 || networkById(one.token.network)?.v1Name != null,
        )
        fc.pre(!findToken(one.token.network, one.payTo))
        const challenge = challengeOf(which, one)
        const own = ours(challenge, one)
        expect(own).toEqual(await theirs(challenge, one))
        if (JSON.stringify(own).includes('"spender":"0x000000000022')) permits++
      }),
      { numRuns: runs },
    )
    const signsPermits = which.method === 'permit2'
    if (signsPermits) expect(permits).toBeGreaterThan(runs / 20)
    else expect(permits).toBe(0)
  }, 600_000)
