const ownName = 'payment-required'
/** Sellers send it by habit, as the challenge, and some as a mere flag. */
const otherName = 'x-payment-required'

/**
 * The challenges among a response's headers, each value once: of
 * PAYMENT-REQUIRED (x402 v2 transport, HTTP) whatever it says, of the habitual
 * other name what looks like JSON, encoded or not. `true`, `1` or a sentence
 * there is a flag: the challenge is in the body then. `valuesOf` takes a name in
 * lower case.
 */
export function challengeValues(
  valuesOf: (name: string) => readonly string[],
): string[] {
  const values = [...valuesOf(ownName), ...valuesOf(otherName).filter(isJson)]
  return [...new Set(values)]
}

/** An object begins so: `{`, or its first two bytes in base64. */
const isJson = (value: string): boolean => /^\s*(\{|ey|ew)/.test(value)
