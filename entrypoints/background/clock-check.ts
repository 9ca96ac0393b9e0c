import type { TimeAnswer } from '@/lib/chain/network-time'
import type { LimitsView } from '@/lib/contracts/limits'
import type { RuleBook } from '@/lib/payment/rule-book-port'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'

type Parts = {
  /** What a network says of the device's clock, Unix ms. */
  askTime(network: Network, atMs: number): Promise<TimeAnswer>
  /** Notes that it is right. */
  confirm(atMs: number): Promise<void>
  all: RuleBook['all']
  nowMs(): number
  /** What screens show has changed. */
  changed(): void
}

/** A network that did not confirm the time is asked again after this, ms. */
const againMs = 60_000

/**
 * Decides what people are told while the clock is in doubt. Most leaps are
 * days on which nobody paid: rules wait until a network confirms the time, but
 * only a clock that one calls wrong is worth an alarm.
 */
export function createClockCheck(parts: Parts) {
  const { confirm, all, nowMs, changed } = parts
  /** What is told of the clock since when; null while nothing speaks against it. */
  let told: { doubt: 'CLOCK_SUSPECT' | 'CLOCK_UNHEARD'; atMs: number } | null =
    null
  let isChecking = false

  async function isNow(network: Network, atMs: number): Promise<boolean> {
    const answer = await parts.askTime(network, atMs)
    told = answer === 'right' ? null : { doubt: doubtOf[answer], atMs }
    return answer === 'right'
  }

  async function check(network: Network): Promise<void> {
    const atMs = nowMs()
    const before = told?.doubt
    if (await isNow(network, atMs)) {
      await confirm(atMs)
      // A right clock may be behind what was written on a wrong one.
      const { doubt } = await all(nowMs())
      if (doubt === 'CLOCK_SUSPECT') told = { doubt, atMs }
    }
    if (before !== told?.doubt) changed()
  }

  return {
    /** Whether a network says the same time as the device, Unix ms. */
    isNow,

    /** The doubt to tell of; one about the clock is looked into first. */
    toldOf({
      doubt,
      rules,
    }: Pick<
      Awaited<ReturnType<RuleBook['all']>>,
      'doubt' | 'rules'
    >): LimitsView['doubt'] {
      if (doubt !== 'CLOCK_SUSPECT') {
        told = null
        return doubt
      }
      const ruled = rules.find(({ rule }) => rule.mode === 'auto')
      const network = ruled && networkById(ruled.rule.network)
      // Where nothing is paid without asking, nothing waits for the clock.
      if (!network) return null
      const isFresh = told !== null && Math.abs(nowMs() - told.atMs) < againMs
      const now = told?.doubt ?? null
      if (!isFresh && !isChecking) {
        isChecking = true
        void check(network)
          .catch(() => undefined)
          .finally(() => {
            isChecking = false
          })
      }
      return now
    },
  }
}

const doubtOf = { wrong: 'CLOCK_SUSPECT', unheard: 'CLOCK_UNHEARD' } as const
