import fc from 'fast-check'
import type { JsonObject } from '../../json'
import type { SignInTerms } from './terms'

/** 2026-11-21T12:00:00Z. */
const nowMs = 1_795_262_400_000
/** The page that is asked for in tests. */
export const url = 'https://shop.example:8443/articles/otters?page=2'
/** Where and when its 402 was seen, and the networks that are switched on. */
export const where = { url, nowMs, chains: ['eip155:8453', 'eip155:84532'] }

/** What an honest seller offers, changed where a test says. */
export function offered(
  info: JsonObject = {},
  extension: JsonObject = {},
): JsonObject {
  return {
    info: {
      domain: 'shop.example:8443',
      uri: 'https://shop.example:8443/articles/otters',
      version: '1',
      nonce: 'a1b2c3d4e5f60718293a4b5c6d7e8f90',
      issuedAt: '2026-11-21T11:59:58.120Z',
      ...info,
    },
    supportedChains: [{ chainId: 'eip155:8453', type: 'eip191' }],
    schema: {},
    ...extension,
  }
}

const hex = (length: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789abcdefXYZ'),
    minLength: length,
    maxLength: 2 * length,
  })
/** So many ms after noon of that day, or before. */
const time = (fromMs: number, toMs: number) =>
  fc.integer({ min: fromMs, max: toMs }).map((ms) => {
    const ofDay = 43_200_000 + ms
    const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
    const clock = [ofDay / 3_600_000, (ofDay / 60_000) % 60]
    const seconds = `${two((ofDay / 1000) % 60)}.${String(ofDay % 1000).padStart(3, '0')}`
    const text = `2026-11-21T${clock.map(two).join(':')}:${seconds}Z`
    // As sellers in other languages write them.
    return ms % 3 === 0 ? text.replace(/\.\d+Z$/, 'Z') : text
  })
const path = fc
  .string({
    unit: fc.constantFrom(..."abcz019-._~/!$&'()*+,;=:@?"),
    maxLength: 40,
  })
  .map((rest) => `https://shop.example:8443/${rest}`)
/** The letters EIP-4361 has for a statement, so that every library reads it. */
const statement = fc.string({
  unit: fc.constantFrom(..."abcXYZ 019-._~:/?#[]@!$&'()*+,;="),
  minLength: 1,
  maxLength: 120,
})
const requestId = fc.string({
  unit: fc.constantFrom(..."abz09-._~!$&'()*+,;=:@"),
  minLength: 1,
  maxLength: 30,
})

/** Sign-ins that may be signed, in all their shapes. */
export const anyTerms: fc.Arbitrary<SignInTerms> = fc
  .record(
    {
      domain: fc.constant('shop.example:8443'),
      uri: path,
      version: fc.constant('1' as const),
      chainId: fc.constantFrom('eip155:8453' as const, 'eip155:84532' as const),
      nonce: hex(8),
      issuedAt: time(-299_000, -1000),
      statement,
      expirationTime: time(1000, 300_000),
      notBefore: time(-299_000, -1000),
      requestId,
      resources: fc.array(path, { maxLength: 5 }),
    },
    {
      requiredKeys: [
        'domain',
        'uri',
        'version',
        'chainId',
        'nonce',
        'issuedAt',
      ],
    },
  )
  .map((terms) => terms as SignInTerms)

/** The same as a seller would offer them. */
export function offerOf({ chainId, ...info }: SignInTerms): JsonObject {
  return {
    info,
    supportedChains: [{ chainId, type: 'eip191' }],
    schema: {},
  }
}
