/** What a payment names, and what the chain shows of it; atomic units. */
type Told<amount> = {
  amount: amount
  /** The amount is the most that could be taken. */
  isUpTo: boolean
  /** Null before the chain shows it. */
  provenAmount: string | null
}

/**
 * What a payment came to, as far as it is known: of a maximum what the chain
 * shows was taken (`isProven`), else the maximum itself, marked `isUpTo`.
 */
export function knownAmount<amount extends bigint | string>({
  amount,
  isUpTo,
  provenAmount,
}: Told<amount>) {
  return isUpTo && provenAmount !== null
    ? { amount: provenAmount, isProven: true, isUpTo: false }
    : { amount, isProven: false, isUpTo }
}
