import type { walletContract } from '@/lib/contracts/wallet'
import type { Handlers } from '@/lib/messaging/serve'
import { together } from '@/lib/messaging/together'
import { loadSettings, saveSettings } from '@/lib/settings/settings'
import type { BackgroundParts } from '../parts'
import { questionViewsOf } from '../views/question-view'
import { tabViewOf } from '../views/tab-view'
import type { approvalHandlers } from './approval'
import type { developerHandlers } from './developer'
import type { facilitatorHandlers } from './facilitator'
import type { historyHandlers } from './history'
import type { limitHandlers } from './limits'
import { unlock } from './unlock'
import type { wipeHandlers } from './wipe'
import { withoutUndefined } from './without-undefined'

/** What the wallet's own screens may ask. */
export function walletHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Omit<
  Handlers<typeof walletContract>,
  | keyof ReturnType<typeof limitHandlers>
  | keyof ReturnType<typeof approvalHandlers>
  | keyof ReturnType<typeof developerHandlers>
  | keyof ReturnType<typeof facilitatorHandlers>
  | keyof ReturnType<typeof historyHandlers>
  | keyof ReturnType<typeof wipeHandlers>
> {
  const { vault, ledger, journey, questions, approver, schedule } = parts

  /** The wallet's state changed: screens, badge and alarm follow. */
  async function changed<value>(value: value): Promise<value> {
    approver.changed()
    await schedule()
    return value
  }

  // Every screen asks at every change, and a page may make many of those.
  const views = together(async () => {
    await ready
    await journey.expire()
    const nowMs = Date.now()
    const all = await questions.all()
    return await questionViewsOf(all, { ledger, journey, nowMs })
  })

  return {
    async status() {
      await ready
      return await vault.status()
    },
    async newPhrase() {
      return { phrase: vault.newPhrase() }
    },
    async create(input) {
      await ready
      return await changed(await vault.create(input))
    },
    async importWallet({ kind, secret, password }) {
      await ready
      return await changed(
        kind === 'phrase'
          ? await vault.importPhrase({ phrase: secret, password })
          : await vault.importKey({ key: secret, password }),
      )
    },
    async unlock({ password }) {
      await ready
      return await unlock(parts, password)
    },
    async lock() {
      await ready
      await parts.lock()
    },
    async touch() {
      await ready
      await vault.touch()
    },
    async changePassword(input) {
      await ready
      return await changed(await vault.changePassword(input))
    },
    async reveal({ password }) {
      await ready
      return await vault.reveal(password)
    },
    questions: views,
    async mayClose(_, { tab }) {
      await ready
      return { may: await approver.mayClose(tab?.windowId ?? null) }
    },
    async answer(choice) {
      await ready
      await vault.touch()
      return await changed(await journey.answer(choice))
    },
    async tab({ tabId }) {
      await ready
      return await tabViewOf(tabId, parts)
    },
    async settings() {
      return await loadSettings()
    },
    async saveSettings(change) {
      await ready
      const saved = await saveSettings(withoutUndefined(change))
      parts.forgetSettings()
      // A shorter auto-lock takes effect at once.
      await vault.touch()
      return await changed(saved)
    },
  }
}
