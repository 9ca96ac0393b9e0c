import { BaseError, RpcRequestError } from 'viem'

/**
 * Why a question to an endpoint has no answer. `UNREACHABLE`: none came, or
 * not in time, or too many were asked. `REFUSED`: it answered with an error.
 * `OVER_LIMIT`: it refused with EIP-1474's -32005, which some mean as "too
 * often" and others as "too much at once". `BAD_ANSWER`: it makes no sense.
 * `NO_BATCH`: it does not take several questions in one request.
 */
type RpcFailure =
  | 'UNREACHABLE'
  | 'REFUSED'
  | 'OVER_LIMIT'
  | 'BAD_ANSWER'
  | 'NO_BATCH'

const overLimit = -32005
// 429 within a 200, and QuickNode's own code.
const tooOften = [429, -32007]
const tooOftenWords = /rate.?limit|too many requests|per second/i

/** Reads any error of a viem transport as one of ours. */
export function rpcErrorOf(error: unknown): RpcError {
  if (error instanceof RpcError) return error
  if (!(error instanceof BaseError)) return new RpcError('BAD_ANSWER')
  const own = error.walk((cause) => cause instanceof RpcError)
  if (own instanceof RpcError) return own
  const refusal = error.walk((cause) => cause instanceof RpcRequestError)
  if (!(refusal instanceof RpcRequestError)) return new RpcError('BAD_ANSWER')
  if (tooOften.includes(refusal.code) || tooOftenWords.test(refusal.details))
    return new RpcError('UNREACHABLE')
  return new RpcError(refusal.code === overLimit ? 'OVER_LIMIT' : 'REFUSED')
}

/** What an open question says of a failure. */
export function becauseOf(error: unknown): 'UNREACHABLE' | 'BAD_ANSWER' {
  const { code } = rpcErrorOf(error)
  return code === 'UNREACHABLE' || code === 'OVER_LIMIT'
    ? 'UNREACHABLE'
    : 'BAD_ANSWER'
}

/** A question to an endpoint that has no answer, and why. */
export class RpcError extends Error {
  readonly code: RpcFailure

  constructor(code: RpcFailure) {
    super(`The endpoint gave no answer: ${code}.`)
    this.code = code
  }
}
