import { browser } from 'wxt/browser'
import type { walletContract } from '@/lib/contracts/wallet'
import { CodedError } from '@/lib/messaging/errors'
import type { Handlers } from '@/lib/messaging/serve'
import { wipeSettings } from '@/lib/settings/settings'
import type { BackgroundParts } from '../parts'

/** How a person takes everything out of this browser. */
export function wipeHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Pick<Handlers<typeof walletContract>, 'wipe' | 'wipeLocked'> {
  const { vault, ledger, journey, approver, presenter, schedule } = parts

  async function wipeAll(): Promise<void> {
    // A signed header that waits for its request must not leave any more.
    await presenter.clear()
    await journey.dropped(() => true, true)
    await vault.wipe()
    await parts.forgetAccount()
    await ledger.wipe()
    await wipeSettings()
    parts.forgetSettings()
    // One may have been signed meanwhile.
    await presenter.clear()
    await parts.outcomeNotice.clear()
    await browser.storage.local.clear()
    // What screens and the looks kept there; the revision that comes after
    // tells every screen.
    await browser.storage.session.clear()
    await parts.looks.schedule()
    approver.changed()
    await schedule()
  }

  return {
    async wipe({ password }) {
      await ready
      const checked = await vault.checkPassword(password)
      if (!checked.ok) return checked
      await wipeAll()
      return { ok: true }
    },
    async wipeLocked() {
      await ready
      // An open wallet has its password to ask for, but for one that cannot be
      // read: it would take none.
      const { wallet, address } = await vault.status()
      if (wallet === 'unlocked' && address !== null)
        throw new CodedError('UNLOCKED', 'The wallet is not locked.')
      await wipeAll()
    },
  }
}
