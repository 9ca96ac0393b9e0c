import { readUnits } from './read-units'

/** Rolling limits of one scope: decimal units of a currency, see `Ceilings`. */
type RollingLimit = { per24h: string; per30d: string }

/** What holds above all rules, in one currency. */
export type Ceiling = {
  /** Most that one payment by hand may take. */
  manualPerPayment: string
  /** Most that one payment by a rule may take. */
  perPayment: string
  /** By rules, for any one site, any one seller, and all sites together. */
  site: RollingLimit
  seller: RollingLimit
  all: RollingLimit
}

/**
 * `usd` counts every token that is one dollar by design, one to one, in
 * millionths of a dollar. Any other token is counted on its own, in its atomic
 * units, under `<network>/<asset in lower case>`.
 */
export type Currency = 'usd' | `${string}/${string}`

/**
 * What holds above all rules. A currency that is missing has no limits, and
 * what has no limits is not paid by a rule.
 */
export type Ceilings = {
  /** "Pause all auto-pay". */
  isPaused: boolean
  of: Partial<Record<Currency, Ceiling>>
}

/** What a person has before changing anything. */
export const defaultCeilings: Ceilings = {
  isPaused: false,
  of: {
    usd: {
      manualPerPayment: '25000000',
      perPayment: '500000',
      site: { per24h: '3000000', per30d: '30000000' },
      seller: { per24h: '3000000', per30d: '30000000' },
      all: { per24h: '3000000', per30d: '30000000' },
    },
  },
}

/**
 * Whether a change lets more be taken: any number higher, or a currency that
 * had none. What cannot be read counts as higher. Pausing is not looked at.
 */
export function raised(before: Ceilings, after: Ceilings): boolean {
  return (Object.keys(after.of) as Currency[]).some((currency) => {
    const old = numbersOf(before.of[currency])
    return numbersOf(after.of[currency]).some((number, place) => {
      const limit = readUnits(number)
      const was = readUnits(old[place])
      return limit === null || was === null || limit > was
    })
  })
}

function numbersOf(ceiling: Ceiling | undefined): string[] {
  if (!ceiling) return []
  const { manualPerPayment, perPayment, site, seller, all } = ceiling
  return [
    manualPerPayment,
    perPayment,
    ...[site, seller, all].flatMap(({ per24h, per30d }) => [per24h, per30d]),
  ]
}
