import { browser } from 'wxt/browser'
import type { walletContract } from '@/lib/contracts/wallet'
import type { Handlers } from '@/lib/messaging/serve'
import {
  loadSettings,
  saveSettings,
  wipeSettings,
} from '@/lib/settings/settings'
import type { BackgroundParts } from '../parts'
import { questionViewsOf } from '../views/question-view'
import { tabViewOf } from '../views/tab-view'
import type { approvalHandlers } from './approval'
import type { developerHandlers } from './developer'
import type { facilitatorHandlers } from './facilitator'
import type { historyHandlers } from './history'
import type { limitHandlers } from './limits'

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
> {
  const { vault, ledger, journey, questions, approver, schedule } = parts

  /** The wallet's state changed: screens, badge and alarm follow. */
  async function changed<value>(value: value): Promise<value> {
    approver.changed()
    await schedule()
    return value
  }

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
      const unlocked = await changed(await vault.unlock(password))
      if (unlocked.ok) {
        void parts.unlocked()
        parts.resumeApprovals()
      }
      return unlocked
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
    async wipe({ password }) {
      await ready
      const checked = await vault.checkPassword(password)
      if (!checked.ok) return checked
      await journey.dropped(() => true, true)
      await vault.wipe()
      parts.forgetAccount()
      await ledger.wipe()
      await wipeSettings()
      parts.forgetSettings()
      await browser.storage.local.clear()
      await parts.looks.schedule()
      return await changed({ ok: true as const })
    },
    async questions() {
      await ready
      await journey.expire()
      const nowMs = Date.now()
      const all = await questions.all()
      return await questionViewsOf(all, { ledger, journey, nowMs })
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

function withoutUndefined<input extends object>(input: input) {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as { [key in keyof input]: Exclude<input[key], undefined> }
}
