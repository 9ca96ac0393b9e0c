import { browser } from 'wxt/browser'
import type { Settings } from '@/lib/contracts/settings'
import type { Ledger } from '@/lib/payment/ledger-port'
import type { Payment } from '@/lib/payment/payment'
import type { Checkpoint } from '@/lib/payment/ports'
import { createReconciler } from '@/lib/payment/reconcile'
import { createChainPort } from './chain-port'
import { createCallLog, createLooks } from './looks'
import { createOutcomeNotice } from './outcome-notice'

type Parts = {
  ledger: Ledger
  settings(): Promise<Settings>
  nowMs(): number
  randomBytes(length: number): Uint8Array
  checkpoint: Checkpoint
  /** The chain shows what became of a payment. */
  proven(payment: Payment): void
  /** Something a screen may show has changed. */
  changed(): void
}

/** What finds outcomes on the chains by itself, and tells who waits for one. */
export function createChainLooks(parts: Parts) {
  const { ledger, settings, nowMs, randomBytes, checkpoint, changed } = parts
  const { alarms, notifications, runtime, storage, tabs } = browser
  const outcomeNotice = createOutcomeNotice({
    notifications: {
      create: (id, options) => notifications.create(id, options),
      clear: (id) => notifications.clear(id),
      getAll: () => notifications.getAll(),
    },
    words: (key, values) => browser.i18n.getMessage(key as never, values),
    iconUrl: runtime.getURL('/icon/idle-128.png' as '/'),
    openPage: (path) => tabs.create({ url: runtime.getURL(path as '/') }),
  })
  const looks = createLooks({
    alarms: {
      create: (name, when) => alarms.create(name, when),
      clear: (name) => alarms.clear(name),
    },
    reconciler: createReconciler({
      ledger,
      chain: createChainPort(settings, nowMs),
      calls: createCallLog(storage.session),
      clock: { nowMs },
      random: { bytes: randomBytes },
      checkpoint,
      proven: (before, after) => {
        outcomeNotice.proven(before, after)
        parts.proven(after)
      },
    }),
    nowMs,
    changed,
  })
  return { looks, outcomeNotice }
}
