import type { Ceilings } from '@/lib/policy/ceilings'
import type { Network } from '@/lib/tokens/token'
import { createAnswering } from './answer-question'
import { createCallTurns } from './call-turns'
import { createClosing } from './closing'
import { createConsider } from './consider'
import { createForesee } from './foresee'
import { createHearAnswer } from './hear-answer'
import type { Ledger } from './ledger-port'
import { createLook } from './look'
import { createPay } from './pay'
import { createAhead } from './pay-ahead'
import type {
  Allowances,
  Approver,
  Checkpoint,
  Clock,
  Networks,
  Presenter,
  Questions,
  Random,
  Vault,
} from './ports'
import type { RuleBook } from './rule-book-port'
import { createSignIn } from './sign-in'
import type { SignInBook } from './sign-in-port'

/** Everything the journey of a payment needs from outside. */
export type Parts = {
  ledger: Ledger
  vault: Vault
  presenter: Presenter
  questions: Questions
  approver: Approver
  networks: Networks
  allowances: Allowances
  clock: Clock
  random: Random
  checkpoint: Checkpoint
  rules: RuleBook
  signIns: SignInBook
  /** What holds above all rules, as last set. */
  ceilings(): Promise<Ceilings>
  /** What a network says of the device's clock. */
  networkTime(network: Network): { isNow(nowMs: number): Promise<boolean> }
  /** Checks the ledger once a session; true where that was just now. */
  audited(): Promise<boolean>
  /** A test build's standing yes; never in a release. */
  isGranted(): Promise<boolean>
}

/** The journey of a payment, from a noticed 402 to a presented header. */
export type Journey = ReturnType<typeof createJourney>

/** Builds the journey from its parts. */
export function createJourney(parts: Parts) {
  const pay = createPay(parts)
  const look = createLook(parts)
  const signIn = createSignIn(parts)
  const calls = createCallTurns(parts.presenter)
  const closing = createClosing(parts)
  return {
    ...look,
    ...createConsider(parts, pay, look, signIn, calls),
    ...createAnswering(parts, pay, look, signIn, closing),
    ...createHearAnswer(parts),
    dropped: closing.dropped,
    forgetGone: closing.forgetGone,
    expire: closing.expire,
    ...createAhead(parts, pay, look),
    foresee: createForesee(parts, look, calls),
    left: calls.left,
    presentAgain: pay.presentAgain,
    /** Records what came back for a sign-in. */
    signedIn: signIn.answered,
  }
}
