import { browser } from 'wxt/browser'
import type { Journey } from '@/lib/payment/journey'
import type { Questions } from '@/lib/payment/ports'
import type { KeyVault } from '@/lib/vault/vault'

const tickAlarm = 'tick'

type Parts = {
  vault: Pick<KeyVault, 'isUnlocked' | 'lockIfDue'>
  questions: Pick<Questions, 'all'>
  journey: Pick<Journey, 'expire' | 'forgetGone'>
  /** Something a screen may show has changed. */
  changed(): void
  scheduleLook(): Promise<void>
}

/** What is done every half minute, and only while there is something to do. */
export function createTick(parts: Parts) {
  const { vault, questions, journey, changed, scheduleLook } = parts

  async function schedule(): Promise<void> {
    const isNeeded =
      (await vault.isUnlocked()) || (await questions.all()).length > 0
    if (isNeeded)
      await browser.alarms.create(tickAlarm, { periodInMinutes: 0.5 })
    else await browser.alarms.clear(tickAlarm)
  }

  return {
    schedule,

    /** Locks what is due and closes what has expired. */
    async tick(): Promise<void> {
      await vault.lockIfDue()
      await journey.expire()
      changed()
      await schedule()
      await scheduleLook()
      // Last: a page that is busy answers when it can.
      await journey.forgetGone()
    },
  }
}
