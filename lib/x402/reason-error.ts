import type { Challenge, ReadResult } from './challenge'
import type { ReasonCode } from './reason'

/**
 * Stops reading something a seller sent, with the reason.
 *
 * Functions named `parse…` throw it; the `read…` function above them turns it
 * into an outcome with {@link reasonOf}.
 */
export class ReasonError extends Error {
  override name = 'ReasonError'

  constructor(readonly because: ReasonCode) {
    super(because)
  }
}

/**
 * The reason inside a {@link ReasonError}.
 *
 * Any other error is a fault of ours, `INTERNAL`: what a seller sends must not
 * get it past the reader, where it would take the good offers down with it.
 */
export function reasonOf(error: unknown): ReasonCode {
  return error instanceof ReasonError ? error.because : 'INTERNAL'
}

/** A route that sells nothing and lets in who proves their account. */
export class SignInOnlyError extends ReasonError {
  override name = 'SignInOnlyError'

  constructor(readonly challenge: Challenge) {
    super('SIGN_IN_ONLY')
  }
}

/** What a reader says of a challenge it stopped at. */
export function refusedBy(error: unknown): ReadResult {
  return error instanceof SignInOnlyError
    ? { ok: false, because: error.because, signIn: error.challenge }
    : { ok: false, because: reasonOf(error) }
}
