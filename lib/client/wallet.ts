import type { walletContract } from '@/lib/contracts/wallet'
import { connect } from '@/lib/messaging/connect'

/**
 * The background, as screens call it.
 *
 * Each call fails with a `CodedError`: the contract's codes, or `unreachable`
 * when the background did not answer.
 */
export const wallet = connect<typeof walletContract>('wallet')
