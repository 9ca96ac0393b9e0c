/**
 * Writes an atomic amount as a decimal, exact to the last digit.
 *
 * Zeros at the end go, but two decimals stay where the token has them:
 * `0.01`, `1.00`, `0.0015`.
 */
export function formatAmount(atomic: bigint, decimals: number): string {
  if (atomic < 0n) return `-${formatAmount(-atomic, decimals)}`
  const digits = atomic.toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits
    .slice(digits.length - decimals)
    .replace(/0+$/, '')
    .padEnd(Math.min(2, decimals), '0')
  return fraction === '' ? whole : `${whole}.${fraction}`
}

/**
 * Reads a decimal such as `0.01` as an atomic amount, never rounding.
 *
 * Digits and at most one point; no sign, exponent, separator or space.
 * Throws {@link AmountError}.
 */
export function parseAmount(decimal: string, decimals: number): bigint {
  const [, whole, fraction = ''] =
    /^(\d{1,78})(?:\.(\d+))?$/.exec(decimal) ?? []
  if (whole === undefined) throw new AmountError('BAD_AMOUNT', decimals)
  if (fraction.length > decimals) throw new AmountError('TOO_PRECISE', decimals)
  return BigInt(whole + fraction.padEnd(decimals, '0'))
}

/** A text is not an amount: no number at all, or finer than the token. */
export class AmountError extends Error {
  override name = 'AmountError'

  constructor(
    readonly code: 'BAD_AMOUNT' | 'TOO_PRECISE',
    decimals: number,
  ) {
    super(
      code === 'TOO_PRECISE'
        ? `The amount has more than ${decimals} decimals.`
        : 'The amount is not a decimal number such as 0.01.',
    )
  }
}
