import type { Address } from 'viem'
import { ruleToSignIn } from '@/lib/policy/may-sign-in'
import { networks } from '@/lib/tokens/networks'
import { readSignIn, signInOf } from '@/lib/x402/extensions/sign-in-with-x/read'
import type { SignInTerms } from '@/lib/x402/extensions/sign-in-with-x/terms'
import { isJsonObject, stringOf } from '@/lib/x402/json'
import type { ReasonCode } from '@/lib/x402/reason'
import type { Parts } from './journey'
import type { Payment } from './payment'
import type { Sighting } from './sighting'
import { isSignInId } from './sign-in-port'

/** A way in without paying, or why the one that is offered is not taken. */
export type FoundSignIn = {
  /** The payment it would open again; none where nothing is sold. */
  purchase: Payment | undefined
} & (
  | {
      kind: 'offered'
      terms: SignInTerms
      address: Address
      /** The rule that makes a question needless. */
      ruleId: string | null
    }
  | { kind: 'refused'; because: ReasonCode }
)

/**
 * Looks for a sign-in that is worth making: where this account bought the path
 * before, or where nothing is sold. One a visit or call, and never one more for
 * a 402 that answers a sign-in.
 */
export function createFindSignIn(parts: Parts) {
  const { signIns, vault, clock } = parts

  /** The rule that lets this seller on this site ask without a question. */
  async function ruleFor({ site, target, circumstances }: Sighting) {
    const seller = new URL(target.url).origin
    const find = async () => {
      const nowMs = clock.nowMs()
      const { rules, ceilings, doubt } = await parts.rules.all(nowMs)
      return ruleToSignIn({
        rules: rules.map(({ rule }) => rule),
        isPaused: ceilings.isPaused,
        doubt,
        ...{ site, seller, circumstances, nowMs },
      })
    }
    const rule = await find()
    // A rule is trusted once the ledger was held against its seals.
    return rule && (await parts.audited()) ? await find() : rule
  }

  return async function findSignIn(
    sighting: Sighting,
  ): Promise<FoundSignIn | null> {
    const { read, target, evidence, site, questionId } = sighting
    if (sighting.needsProof || isSignInId(sighting.answers)) return null
    const challenge = read.ok ? read.challenge : read.signIn
    const extension = challenge ? signInOf(challenge.extensions) : null
    const address = await vault.address()
    if (!extension || !address) return null

    const { url } = target
    const { info } = extension
    const nonce = isJsonObject(info) ? (stringOf(info.nonce) ?? null) : null
    const known = await signIns.look({
      requestKey: questionId,
      ...{ url, address, nonce },
    })
    const { purchase } = known
    if (known.isTried || (read.ok && !purchase)) return null

    const refused = (because: ReasonCode): FoundSignIn => ({
      ...{ kind: 'refused', because, purchase },
    })
    // A page may tell of itself, not of what another site would have signed.
    if (evidence !== 'header' && site !== new URL(url).origin)
      return refused('SIGN_IN_PAGE')
    const checked = readSignIn(extension, {
      url,
      nowMs: clock.nowMs(),
      chains: chainsFrom(purchase?.intent.network),
    })
    if (!checked.ok) return refused(checked.because)
    if (known.isUsed) return refused('SIGN_IN_USED')
    const rule = await ruleFor(sighting)
    return {
      kind: 'offered',
      terms: checked.terms,
      ...{ address, purchase },
      ruleId: rule?.id ?? null,
    }
  }
}

/** Networks a sign-in may name, the one something was bought on first. */
function chainsFrom(first: string | undefined): string[] {
  const known = networks.map(({ id }) => id as string)
  return first === undefined ? known : [first, ...known]
}
