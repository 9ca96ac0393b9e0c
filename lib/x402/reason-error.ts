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

/** The reason inside a {@link ReasonError}; any other error is a fault of ours and goes on. */
export function reasonOf(error: unknown): ReasonCode {
  if (error instanceof ReasonError) return error.because
  throw error
}
