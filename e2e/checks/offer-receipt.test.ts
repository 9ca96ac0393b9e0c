// @vitest-environment node
import { privateKeyToAccount } from 'viem/accounts'
import { describe, expect, test } from 'vitest'
import { readOffers } from '@/lib/x402/extensions/offer-receipt/read-offers'
import {
  type Agreed,
  readReceipt,
} from '@/lib/x402/extensions/offer-receipt/read-receipt'
import type { JsonObject, JsonValue } from '@/lib/x402/json'
import { isJsonObject } from '@/lib/x402/json'
import {
  createEIP712OfferReceiptIssuer,
  createJWSOfferReceiptIssuer,
  createOfferReceiptExtension,
  type OfferReceiptIssuer,
} from '../testbed/node_modules/@x402/extensions/dist/esm/offer-receipt/index.mjs'
import { type JwsKey, jwsKeys } from './jws-keys'

const url = 'https://api.seller.test/premium?page=2'
const payer = '0x857b06519E91e3A54538791bDbb0E22373e36b66'
const transaction = `0x${'ab'.repeat(32)}` as const
const seller = privateKeyToAccount(`0x${'11'.repeat(32)}`)
const employee = privateKeyToAccount(`0x${'22'.repeat(32)}`)
const network = 'eip155:8453'

const entry = {
  scheme: 'exact',
  network,
  amount: '10000',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
  payTo: seller.address,
  maxTimeoutSeconds: 300,
  extra: { name: 'USD Coin', version: '2' },
}
const accepts = [{ ...entry, amount: '500' }, entry]
const where = { url, resourceUrl: url }

const typed = (account: typeof seller) =>
  createEIP712OfferReceiptIssuer(
    `did:pkh:eip155:1:${account.address}`,
    (data) => account.signTypedData(data as never),
  )
const jws = ({ kid, algorithm, sign }: JwsKey) =>
  createJWSOfferReceiptIssuer(kid, {
    kid,
    algorithm,
    format: 'jws',
    sign: async (bytes) => sign(bytes),
  })
const keys = jwsKeys('api.seller.test')

/** `extensions` of a challenge, as the reference server makes them. */
async function offersBy(issuer: OfferReceiptIssuer): Promise<JsonObject> {
  const extension = createOfferReceiptExtension(issuer)
  return overTheWire({
    [extension.key]: await extension.enrichPaymentRequiredResponse?.({}, {
      requirements: accepts,
      paymentRequiredResponse: { resource: { url } },
    } as never),
  })
}

/** `extensions` of a settlement, as the reference server makes them. */
async function receiptBy(
  issuer: OfferReceiptIssuer,
  includeTxHash = true,
): Promise<JsonObject> {
  const extension = createOfferReceiptExtension(issuer)
  return overTheWire({
    [extension.key]: await extension.enrichSettlementResponse?.(
      { includeTxHash },
      {
        result: { success: true, payer, network, transaction },
        transportContext: { request: { adapter: { getUrl: () => url } } },
      } as never,
    ),
  })
}

function agreed(): Agreed {
  const paidAt = Math.floor(Date.now() / 1000)
  return {
    ...where,
    network,
    payTo: seller.address,
    payer,
    transaction,
    paidAt,
  }
}

describe('offers and receipts of the reference server', () => {
  const issuers: [name: string, OfferReceiptIssuer, object][] = [
    ['the payee, EIP-712', typed(seller), payee()],
    ...keys.true.map((key): [string, OfferReceiptIssuer, object] => [
      `${key.name}, JWS`,
      jws(key),
      {
        kind: 'true',
        format: 'jws',
        signer: key.kid.split('#')[0],
        bond: 'self',
      },
    ]),
  ]

  test.each(issuers)('%s: true', async (_, issuer, expected) => {
    const offers = readOffers(await offersBy(issuer), accepts, where)
    const validUntil = expect.any(Number)
    expect(offers).toEqual([
      { ...expected, validUntil, raw: expect.any(String) },
      { ...expected, validUntil, raw: expect.any(String) },
    ])
    const untilMs = (offers[0]?.validUntil ?? 0) * 1000
    expect(Math.abs(untilMs - Date.now() - 300_000)).toBeLessThan(5_000)

    expect(readReceipt(await receiptBy(issuer), agreed())).toEqual({
      ...expected,
      says: {
        resourceUrl: url,
        payer,
        network,
        issuedAt: expect.any(Number),
        transaction,
      },
      raw: expect.any(String),
    })
    expect(readReceipt(await receiptBy(issuer, false), agreed())).toMatchObject(
      { ...expected, says: { transaction: null } },
    )
  })

  test('an EIP-712 signer who is not paid is nobody until known', async () => {
    const offers = await offersBy(typed(employee))
    const receipt = await receiptBy(typed(employee))
    const unknown = {
      kind: 'cannot-check',
      format: 'eip712',
      signer: employee.address,
      because: 'UNKNOWN_SIGNER',
    }
    expect(readOffers(offers, accepts, where)[0]).toMatchObject(unknown)
    expect(readReceipt(receipt, agreed())).toMatchObject(unknown)

    const known = { signers: [employee.address] }
    const isKnown = { kind: 'true', bond: 'known', signer: employee.address }
    expect(
      readOffers(offers, accepts, { ...where, ...known })[0],
    ).toMatchObject(isKnown)
    expect(readReceipt(receipt, { ...agreed(), ...known })).toMatchObject(
      isKnown,
    )
    const others = { signers: [payer] }
    const isOther = { kind: 'false', because: 'OTHER_SIGNER' }
    expect(
      readOffers(offers, accepts, { ...where, ...others })[0],
    ).toMatchObject(isOther)
    expect(readReceipt(receipt, { ...agreed(), ...others })).toMatchObject(
      isOther,
    )
  })

  test.each(keys.online)('$name: named, not fetched', async (key) => {
    const expected = {
      kind: 'cannot-check',
      format: 'jws',
      signer: key.kid.split('#')[0],
      because: key.because,
      host: key.host,
    }
    for (const offer of readOffers(await offersBy(jws(key)), accepts, where))
      expect(offer).toMatchObject(expected)
    expect(readReceipt(await receiptBy(jws(key)), agreed())).toMatchObject(
      expected,
    )
  })

  test('an offer belongs to the entry it repeats, wherever it points', async () => {
    const extensions = await offersBy(typed(seller))
    const [cheap, dear] = offersIn(extensions)
    const swapped = withOffers([
      { ...dear, acceptIndex: 0 },
      { ...cheap, acceptIndex: 7 },
    ])
    const kinds = readOffers(swapped, accepts, where).map((one) => one?.kind)
    expect(kinds).toEqual(['true', 'true'])
    expect(
      readOffers(withOffers([dear ?? {}]), accepts, where).map(
        (one) => one?.kind,
      ),
    ).toEqual([undefined, 'true'])
  })

  test('an offer for other terms is false where it points', async () => {
    const offers = offersIn(await offersBy(typed(seller)))
    const asked = [accepts[0] ?? {}, { ...entry, amount: '10001' }]
    expect(readOffers(withOffers(offers), asked, where)).toMatchObject([
      { kind: 'true' },
      { kind: 'false', because: 'OTHER_TERMS' },
    ])
  })

  test("another seller's offer is false here", async () => {
    for (const issuer of [typed(seller), ...keys.true.map(jws)])
      expect(
        readOffers(await offersBy(issuer), accepts, {
          url: 'https://evil.test/premium?page=2',
          resourceUrl: url,
        }),
      ).toMatchObject(
        accepts.map(() => ({ kind: 'false', because: 'OTHER_RESOURCE' })),
      )
  })

  test.each<[because: string, Partial<Agreed>]>([
    ['OTHER_RESOURCE', { url: 'https://evil.test/premium?page=2' }],
    ['OTHER_NETWORK', { network: 'eip155:84532' }],
    ['OTHER_PAYER', { payer: seller.address }],
    ['OTHER_TRANSACTION', { transaction: `0x${'cd'.repeat(32)}` }],
    ['OTHER_TIME', { paidAt: Math.floor(Date.now() / 1000) + 3700 }],
    ['OTHER_TIME', { paidAt: Math.floor(Date.now() / 1000) - 90_000 }],
  ])('a receipt of something else: %s', async (because, other) => {
    for (const issuer of [typed(seller), ...keys.true.map(jws)])
      expect(
        readReceipt(await receiptBy(issuer), { ...agreed(), ...other }),
      ).toMatchObject({ kind: 'false', because })
  })
})

describe('one changed character', () => {
  const strict = { signers: [seller.address, ...keys.true.map(didOf)] }

  test('in an EIP-712 offer or receipt: false to who knows the signer', async () => {
    const [, offer] = offersIn(await offersBy(typed(seller)))
    const receipt = receiptIn(await receiptBy(typed(seller)))
    let tried = 0
    for (const bent of bentTyped(offer ?? {})) {
      tried++
      const read = (more: object) =>
        readOffers(withOffers([{}, bent]), accepts, { ...where, ...more })[1]
      expect(read(strict), JSON.stringify(bent)).toMatchObject({
        kind: 'false',
      })
      expect(read({})?.kind).not.toBe('true')
    }
    for (const bent of bentTyped(receipt)) {
      tried++
      const read = (more: object) =>
        readReceipt(withReceipt(bent), { ...agreed(), ...more })
      expect(read(strict), JSON.stringify(bent)).toMatchObject({
        kind: 'false',
      })
      expect(read({})?.kind).not.toBe('true')
    }
    expect(tried).toBeGreaterThan(500)
  })

  test.each(keys.true)('in a JWS by $name: false', async (key) => {
    const [, offer] = offersIn(await offersBy(jws(key)))
    const receipt = receiptIn(await receiptBy(jws(key)))
    const seen = { false: 0, 'cannot-check': 0, true: 0 }
    for (const bent of bentJws(offer ?? {})) {
      const read = readOffers(withOffers([{}, bent]), accepts, where)[1]
      if (read) seen[read.kind]++
      assertNoBetter(read)
    }
    for (const bent of bentJws(receipt)) {
      const read = readReceipt(withReceipt(bent), agreed())
      if (read) seen[read.kind]++
      assertNoBetter(read)
    }
    expect(seen.true).toBe(0)
    // What is left names a method, a curve or an algorithm nobody knows.
    expect(seen['cannot-check']).toBeLessThan(seen.false / 20)
  })
})

/** Unless the header's own words now name something unknown, it is false. */
function assertNoBetter(
  read: { kind: string; because?: string } | null | undefined,
): void {
  expect(read).not.toBeNull()
  if (read?.kind !== 'false')
    expect(['UNKNOWN_KEY', 'UNKNOWN_ALGORITHM']).toContain(read?.because)
}

function payee(): object {
  return {
    kind: 'true',
    format: 'eip712',
    signer: seller.address,
    bond: 'payee',
  }
}

function didOf({ kid }: JwsKey): string {
  return kid.split('#')[0] ?? ''
}

function overTheWire(value: object): JsonObject {
  return JSON.parse(JSON.stringify(value))
}

function infoIn(extensions: JsonObject): JsonObject {
  const extension = extensions['offer-receipt']
  if (!isJsonObject(extension) || !isJsonObject(extension.info))
    throw new Error('The reference server made nothing.')
  return extension.info
}

function offersIn(extensions: JsonObject): JsonObject[] {
  return infoIn(extensions).offers as unknown as JsonObject[]
}

function receiptIn(extensions: JsonObject): JsonObject {
  return infoIn(extensions).receipt as JsonObject
}

function withOffers(offers: JsonValue[]): JsonObject {
  return { 'offer-receipt': { info: { offers } } }
}

function withReceipt(receipt: JsonValue): JsonObject {
  return { 'offer-receipt': { info: { receipt } } }
}

/** The statement with each character of what is signed, or signs, changed. */
function* bentTyped(statement: JsonObject): Generator<JsonObject> {
  const payload = statement.payload as JsonObject
  for (const [key, value] of Object.entries(payload))
    for (const bent of bends(value))
      yield { ...statement, payload: { ...payload, [key]: bent } }
  for (const signature of bends(statement.signature ?? ''))
    yield { ...statement, signature }
}

function* bentJws(statement: JsonObject): Generator<JsonObject> {
  for (const signature of bends(statement.signature ?? ''))
    yield { ...statement, signature }
}

function* bends(value: JsonValue): Generator<JsonValue> {
  if (typeof value === 'number') {
    yield value + 1
    yield value - 1
    yield String(value)
  } else if (typeof value === 'string')
    for (let at = 0; at < value.length; at++) {
      const char = value[at] === '7' ? '8' : '7'
      yield value.slice(0, at) + char + value.slice(at + 1)
    }
}
