import { isHash } from 'viem'
import type { ChainQuestion } from '@/lib/payment/proof'
import type { Block, Reads } from './reads'
import { becauseOf, RpcError } from './rpc-error'
import { isUsed } from './use'
import type { View } from './view'

/** Where an endpoint does not say what is final: this many blocks deep. */
const deepBlocks = 64n

/** An endpoint's state of things, or why it is not heard. */
export type Survey =
  | Extract<View, { kind: 'silent' }>
  | {
      kind: 'heard'
      reads: Reads
      /** Its newest block, and one that will not be undone. */
      ends: { latest: Block; deep: Block }
      /** By question: whether the nonce is used in the newest block. */
      states: Map<string, Promise<boolean>>
    }

/**
 * Asks one endpoint for everything that can be asked at once: its chain, its
 * blocks, every nonce's state, every hint's receipt. Never throws.
 */
export async function survey(
  reads: Reads,
  chainId: number,
  questions: readonly ChainQuestion[],
): Promise<Survey> {
  // First in line where questions go one by one.
  const chain = Promise.all([
    reads.chainId(),
    reads.latest(),
    reads.finalized(),
  ])
  const states = new Map(
    questions.map((one) => [one.id, isUsed(reads, one, 'latest')]),
  )
  const hinted = questions.flatMap(({ hint }) =>
    hint && isHash(hint) ? [reads.receipt(hint)] : [],
  )
  // Read where they are used; until then a failure is nobody's.
  const early = Promise.allSettled([...states.values(), ...hinted])
  try {
    const [served, latest, finalized] = await chain
    if (served !== BigInt(chainId))
      return { kind: 'silent', because: 'WRONG_CHAIN' }
    if (!latest) throw new RpcError('BAD_ANSWER')
    const deep = finalized ?? (await reads.blockAt(depth(latest)))
    await early
    return { kind: 'heard', reads, ends: { latest, deep }, states }
  } catch (error) {
    await early
    return { kind: 'silent', because: becauseOf(error) }
  }
}

function depth({ number }: Block): bigint {
  return number > deepBlocks ? number - deepBlocks : 0n
}
