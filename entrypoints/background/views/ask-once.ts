import type { Ledger } from '@/lib/payment/ledger-port'

/** What costs more to ask the longer a site is paid. */
export type AskedOnce = 'recipient' | 'usual' | 'takenBy'

/**
 * Asks the ledger each thing once: many questions that wait are of one site,
 * and a page may make as many of them as it likes.
 */
export function askOnce(
  ledger: Pick<Ledger, AskedOnce>,
): Pick<Ledger, AskedOnce> {
  const { recipient, usual, takenBy } = ledger
  return {
    recipient: once(recipient, (site, payTo) => [site, payTo]),
    usual: once(usual, (site, seller, { scheme, method, network, token }) => [
      ...[site, seller, scheme, method],
      ...[network.id, token.address],
    ]),
    takenBy: once(takenBy, (site, sinceMs) => [site, sinceMs]),
  }
}

function once<input extends unknown[], output>(
  ask: (...input: input) => Promise<output>,
  keyOf: (...input: input) => unknown[],
): (...input: input) => Promise<output> {
  const asked = new Map<string, Promise<output>>()
  return (...input) => {
    const key = JSON.stringify(keyOf(...input))
    const answer = asked.get(key) ?? ask(...input)
    asked.set(key, answer)
    return answer
  }
}
