import { CodedError } from '@/lib/messaging/errors'

/** What needs the seal was asked for while the wallet is locked. */
export class LockedError extends CodedError {
  override name = 'LockedError'

  constructor() {
    super('LOCKED', 'The wallet is locked.')
  }
}
