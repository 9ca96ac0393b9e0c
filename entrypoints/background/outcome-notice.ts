import type { Payment } from '@/lib/payment/payment'
import { findScheme } from '@/lib/schemes/registry'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { type AmountMark, markedAmount } from '@/lib/tokens/marked-amount'
import { networkById } from '@/lib/tokens/networks'
import { didCome } from './views/status-of'

type Notifications = {
  create(
    id: string,
    options: { type: 'basic'; iconUrl: string; title: string; message: string },
  ): Promise<unknown>
  clear(id: string): Promise<unknown>
  getAll(): Promise<object>
}

type Proven = 'void' | 'undelivered' | 'delivered'

type Options = {
  notifications: Notifications
  /** The browser's own words. */
  words(
    key: `status_${Proven}` | 'ui_amountTest' | 'ui_amountUpTo',
    values?: string[],
  ): string
  iconUrl: string
  openPage(path: string): Promise<unknown>
}

const prefix = 'outcome:'

/**
 * Tells of outcomes a person was left waiting for; nothing of payments that
 * were delivered.
 */
export function createOutcomeNotice(options: Options) {
  const { notifications, words, iconUrl, openPage } = options
  return {
    proven(before: Payment, after: Payment): void {
      if (before.delivery === 'ok' || after.state === before.state) return
      const { id, site } = after
      const title = words(`status_${provenStatus(after)}`)
      const message = `${amountOf(after, words)} · ${hostOf(site)}`
      notifications
        .create(`${prefix}${id}`, { type: 'basic', iconUrl, title, message })
        // Switched off by the person, or by the system.
        .catch(() => undefined)
    },

    /** The wallet is gone: nobody reads of its payments any more. */
    async clear(): Promise<void> {
      for (const id of Object.keys(await notifications.getAll()))
        await notifications.clear(id)
    },

    /** Opens the payment a notification is about. */
    async clicked(notificationId: string): Promise<void> {
      if (!notificationId.startsWith(prefix)) return
      const id = notificationId.slice(prefix.length)
      await notifications.clear(notificationId)
      await openPage(`/dashboard.html#/history/${encodeURIComponent(id)}`)
    },
  }
}

function provenStatus(payment: Payment): Proven {
  if (payment.state !== 'SETTLED') return 'void'
  return didCome(payment) ? 'delivered' : 'undelivered'
}

/** What was taken, or else what would have been at most. */
function amountOf(
  { intent, state, proof }: Payment,
  words: Options['words'],
): string {
  const { network, asset, value } = intent
  const isUpTo = findScheme(intent)?.isUpTo ?? false
  const taken =
    isUpTo && state === 'SETTLED' && proof?.kind === 'settled'
      ? proof.amount
      : null
  const token = findToken(network, asset)
  const digits = formatAmount(BigInt(taken ?? value), token?.decimals ?? 0)
  return markedAmount(
    token ? `${digits} ${token.symbol}` : digits,
    {
      isTest: networkById(network)?.isTest ?? false,
      isUpTo: isUpTo && taken === null,
    },
    (mark, amount) => words(nameOf(mark), [amount]),
  )
}

/** A key as the browser names it. */
function nameOf(mark: AmountMark): 'ui_amountTest' | 'ui_amountUpTo' {
  return mark === 'ui.amountTest' ? 'ui_amountTest' : 'ui_amountUpTo'
}

function hostOf(site: string): string {
  return URL.parse(site)?.host ?? site
}
