// @vitest-environment node
import fc from 'fast-check'
import { createSiweMessage, parseSiweMessage } from 'viem/siwe'
import { expect, test } from 'vitest'
import { signInMessage } from '@/lib/x402/extensions/sign-in-with-x/message'
import { timeOf } from '@/lib/x402/extensions/sign-in-with-x/rfc-3339'
import { anyTerms } from '@/lib/x402/extensions/sign-in-with-x/samples'
import { signIn } from '../testbed/reference'

const address = '0x209693Bc6afc0C5328bA36FaF03C514EF312287C'
const runs = { numRuns: 10_000 }

test('10,000 sign-ins read as the reference client would have them signed', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const info = { ...terms, type: 'eip191' as const }
      expect(signInMessage(terms, address)).toBe(
        signIn.createMessage(info, address),
      )
    }),
    runs,
  )
}, 300_000)

test('viem reads the same out of them, and writes the same where it can', () => {
  fc.assert(
    fc.property(anyTerms, (terms) => {
      const { chainId, issuedAt, expirationTime, notBefore, ...rest } = terms
      const { signatureScheme: _, ...fields } = rest
      const message = signInMessage(terms, address)
      const chain = Number(chainId.slice('eip155:'.length))
      const { resources, ...read } = parseSiweMessage(message)
      expect(read).toMatchObject({
        domain: terms.domain,
        uri: terms.uri,
        nonce: terms.nonce,
        address,
        chainId: chain,
        issuedAt: new Date(issuedAt),
      })
      expect(resources ?? []).toEqual(terms.resources ?? [])
      // viem writes times with milliseconds, whatever came.
      const times = [issuedAt, expirationTime, notBefore]
      if (times.some((time) => time && !time.includes('.'))) return
      expect(message).toBe(
        createSiweMessage({
          ...fields,
          address,
          chainId: chain,
          issuedAt: new Date(issuedAt),
          ...(expirationTime && { expirationTime: new Date(expirationTime) }),
          ...(notBefore && { notBefore: new Date(notBefore) }),
        }),
      )
    }),
    runs,
  )
}, 300_000)

test('every time the platform writes is read, in any zone', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -62_167_219_200_000, max: 253_402_300_799_999 }),
      fc.integer({ min: -1439, max: 1439 }),
      (ms, east) => {
        expect(timeOf(new Date(ms).toISOString())).toBe(ms)
        const local = new Date(ms + east * 60_000)
        const year = local.getUTCFullYear()
        if (year < 0 || year > 9999) return
        const two = (n: number) => String(n).padStart(2, '0')
        const size = Math.abs(east)
        const zone = `${east < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
        expect(timeOf(local.toISOString().replace('Z', zone))).toBe(ms)
      },
    ),
    runs,
  )
})
