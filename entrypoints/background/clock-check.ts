import type { RuleBook } from '@/lib/payment/rule-book-port'
import type { LedgerDoubt } from '@/lib/policy/usage'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'

type Parts = {
  /** Whether a network says the same time as the device, Unix ms. */
  isNow(network: Network, atMs: number): Promise<boolean>
  /** Notes that it does. */
  confirm(atMs: number): Promise<void>
  all: RuleBook['all']
  nowMs(): number
  /** What screens show has changed. */
  changed(): void
}

/** A network that denied the time is asked again after this long, ms. */
const denialMs = 60_000

/**
 * Decides when people are told that the clock is in doubt. Most leaps are days
 * on which nobody paid: rules wait until a network confirms the time, but only
 * a clock that none confirms is worth an alarm.
 */
export function createClockCheck(parts: Parts) {
  const { confirm, all, nowMs, changed } = parts
  /** When a network last denied the time, or was not heard. */
  let deniedAtMs: number | null = null
  let isChecking = false

  async function isNow(network: Network, atMs: number): Promise<boolean> {
    const isRight = await parts.isNow(network, atMs)
    deniedAtMs = isRight ? null : atMs
    return isRight
  }

  async function check(network: Network): Promise<void> {
    const atMs = nowMs()
    const wasDenied = deniedAtMs !== null
    if (await isNow(network, atMs)) {
      await confirm(atMs)
      // A right clock may be behind what was written on a wrong one.
      const { doubt } = await all(nowMs())
      if (doubt === 'CLOCK_SUSPECT') deniedAtMs = atMs
    }
    if (wasDenied !== (deniedAtMs !== null)) changed()
  }

  return {
    isNow,

    /** The doubt to tell of; one about the clock is looked into first. */
    toldOf({
      doubt,
      rules,
    }: Pick<
      Awaited<ReturnType<RuleBook['all']>>,
      'doubt' | 'rules'
    >): LedgerDoubt | null {
      if (doubt !== 'CLOCK_SUSPECT') {
        deniedAtMs = null
        return doubt
      }
      const ruled = rules.find(({ rule }) => rule.mode === 'auto')
      const network = ruled && networkById(ruled.rule.network)
      // Where nothing is paid without asking, nothing waits for the clock.
      if (!network) return null
      const isDenied = deniedAtMs !== null
      const isFresh =
        deniedAtMs !== null && Math.abs(nowMs() - deniedAtMs) < denialMs
      if (!isFresh && !isChecking) {
        isChecking = true
        void check(network)
          .catch(() => undefined)
          .finally(() => {
            isChecking = false
          })
      }
      return isDenied ? doubt : null
    },
  }
}
