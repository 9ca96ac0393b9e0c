import type { FalseBecause, UncheckedBecause } from './attestation'

/** What one signature says by itself, whatever it was put under. */
export type CheckedSignature =
  /** `address`: in any case, where the signer has one. */
  | { kind: 'true'; signer: string; address: string | null }
  | { kind: 'false'; signer: string | null; because: FalseBecause }
  | {
      kind: 'cannot-check'
      signer: string
      because: UncheckedBecause
      host?: string
    }
