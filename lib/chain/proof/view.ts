import type { OpenBecause, Settled } from '@/lib/payment/proof'

/** What one endpoint says of one authorisation. */
export type View =
  | Settled
  /** Used, and no transfer to the seller came with it. */
  | { kind: 'used-otherwise' }
  /**
   * Not used up to block `head`. `live`: it still can be. `past`: its end is
   * over, not yet deep. `final`: over, and not used at a deep block.
   */
  | {
      kind: 'unused'
      end: 'live' | 'past' | 'final'
      head: bigint
      /** The deep block's time, Unix ms. */
      chainTimeMs: number
    }
  /** It contradicts itself. */
  | { kind: 'contradicts' }
  /** It says nothing of use. */
  | {
      kind: 'silent'
      because: Extract<
        OpenBecause,
        'UNREACHABLE' | 'WRONG_CHAIN' | 'BAD_ANSWER'
      >
    }
