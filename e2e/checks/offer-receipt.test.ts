// @vitest-environment node
import { describe, expect, test } from 'vitest'
import { readOffers } from '@/lib/x402/extensions/offer-receipt/read-offers'
import {
  type Agreed,
  readReceipt,
} from '@/lib/x402/extensions/offer-receipt/read-receipt'
import type { OfferReceiptIssuer } from '../testbed/reference'
import {
  accepts,
  agreed,
  employee,
  entry,
  jws,
  keys,
  network,
  offersBy,
  offersIn,
  payee,
  payer,
  receiptBy,
  seller,
  transaction,
  typed,
  url,
  where,
  withOffers,
} from './reference-signer'

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
