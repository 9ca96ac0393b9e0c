/** Decimals in which all of these are exact; cents at least. */
export function dollarDecimals(parts: Iterable<{ decimals: number }>): number {
  let most = 2
  for (const { decimals } of parts) most = Math.max(most, decimals)
  return most
}

/** Units of one number of decimals in those of a greater or equal one. */
export function inDecimals(units: bigint, from: number, to: number): bigint {
  return units * 10n ** BigInt(to - from)
}
