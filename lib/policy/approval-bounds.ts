/** Never a fee above a tenth of the network's coin, wei. */
export const mostApprovalFee = 10n ** 17n

/** Never more than this many whole tokens. */
const mostTokens = 1_000n

/** The most that is ever approved of a token, atomic units. */
export function mostApproved({ decimals }: { decimals: number }): bigint {
  return mostTokens * 10n ** BigInt(decimals)
}
