const ownName = 'payment-required'
/** Sellers send it by habit, as the challenge, and some as a mere flag. */
const otherName = 'x-payment-required'

/**
 * The challenges among a response's headers: values of PAYMENT-REQUIRED (x402
 * v2 transport, HTTP) whatever they say, of the habitual other name those that
 * look like JSON, encoded or not. `true`, `1` or a sentence there is a flag: the
 * challenge is in the body then. `valuesOf` takes a name in lower case.
 */
export function challengeValues(
  valuesOf: (name: string) => readonly string[],
): string[] {
  return [...valuesOf(ownName), ...valuesOf(otherName).filter(isJson)]
}

/** An object begins so: `{`, or its first two bytes in base64. */
const isJson = (value: string): boolean => /^\s*(\{|ey|ew)/.test(value)
