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
