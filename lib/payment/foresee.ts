import type { CallTurns } from './call-turns'
import type { Priced } from './inquiry'
import type { Parts } from './journey'
import { createJudge } from './judge'
import type { Look } from './look'
import type { Sighting } from './sighting'

/**
 * Begins to look up what a decision will need, while the page has yet to say
 * that it was asked for money. Decides nothing and keeps nothing; a page that
 * makes many calls at once is not foreseen.
 */
export function createForesee(parts: Parts, look: Look, calls: CallTurns) {
  const judge = createJudge(parts)

  return async function foresee(
    priced: Priced & Pick<Sighting, 'read'>,
  ): Promise<void> {
    if (calls.isBusy() || !priced.read.ok) return
    const { payable } = await look.offers(priced.read.challenge)
    if (payable.length === 0) return
    judge.foresee(priced, payable)
    parts.vault.prepareToSign()
  }
}
