/** Why an approval did not come about; each has words of its own. */
export const approvalCodes = [
  /** Not enough of the network's own coin for its fee. */
  'NO_COIN',
  /** The network asks a higher fee than the one that was shown. */
  'FEE_ROSE',
  /** The network asks a higher fee than is ever paid here. */
  'FEE_TOO_HIGH',
  /** The network did not take a fee as low as this. */
  'FEE_TOO_LOW',
  /** Another transaction of this account took its place. */
  'NONCE_TAKEN',
  /** The token's contract refused it. */
  'REVERTED',
  /** The endpoint refused it and did not say why. */
  'NOT_TAKEN',
  /** It was not included in half an hour. */
  'STUCK',
  /** Another approval is still under way on this network. */
  'APPROVAL_PENDING',
  /** More than may be allowed, or less than the payment needs. */
  'BAD_APPROVAL',
  /** The network did not answer. */
  'ALLOWANCE_UNKNOWN',
] as const

/** One of them. */
export type ApprovalCode = (typeof approvalCodes)[number]
