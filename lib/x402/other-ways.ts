import type { ReasonCode } from './reason'

/** A 402 that asks for money in another way than x402, told by its headers. */
export type OtherWay = {
  because: ReasonCode
  /** The header that says so, for a person to read and copy. */
  raw: string
}

/** Response headers by which other ways to pay are known, lower case. */
const otherHeaders = ['www-authenticate', 'x-cashu', 'crawler-price'] as const

/** Values of one response header, in order. */
type ValuesOf = (name: (typeof otherHeaders)[number]) => readonly string[]

/** Longest value looked at and kept, in characters. */
const maxChars = 4096

/**
 * Names the way to pay that a 402's headers ask for, or `null` of none.
 *
 * MPP (draft-httpauth-payment), L402 and its older name LSAT, Cashu (NUT-24)
 * and Cloudflare's price for crawlers, in this order. Never throws.
 */
export function readOtherWay(valuesOf: ValuesOf): OtherWay | null {
  for (const { because, header, isMeant } of ways)
    for (const value of valuesOf(header)) {
      const kept = value.slice(0, maxChars)
      if (isMeant(kept)) return { because, raw: `${header}: ${kept}` }
    }
  return null
}

const ways: readonly {
  because: ReasonCode
  header: (typeof otherHeaders)[number]
  isMeant: (value: string) => boolean
}[] = [
  {
    because: 'WANTS_MPP',
    header: 'www-authenticate',
    isMeant: (value) => hasScheme(value, /^payment\s+[\w-]+\s*=/i),
  },
  {
    because: 'WANTS_L402',
    header: 'www-authenticate',
    isMeant: (value) => hasScheme(value, /^(l402|lsat)\s+[\w-]+\s*=/i),
  },
  {
    because: 'WANTS_CASHU',
    header: 'x-cashu',
    isMeant: (value) => /^\s*creq[ab]/i.test(value),
  },
  {
    because: 'WANTS_CRAWLER',
    header: 'crawler-price',
    isMeant: (value) => /\d/.test(value),
  },
]

/**
 * Whether one challenge of a WWW-Authenticate value begins like this. Several
 * may stand in one value (RFC 9110 §11.6.1); what is quoted is nobody's scheme.
 */
function hasScheme(value: string, scheme: RegExp): boolean {
  return value
    .replace(/"(?:\\.|[^"\\])*"?/g, '""')
    .split(',')
    .some((part) => scheme.test(part.trim()))
}
