import type { Payment } from '@/lib/payment/payment'
import { formatAmount } from '@/lib/tokens/amount'
import { findToken } from '@/lib/tokens/find-token'
import { didCome } from './views/status-of'

type Notifications = {
  create(
    id: string,
    options: { type: 'basic'; iconUrl: string; title: string; message: string },
  ): Promise<unknown>
  clear(id: string): Promise<unknown>
}

type Proven = 'void' | 'undelivered' | 'delivered'

type Options = {
  notifications: Notifications
  /** The browser's own words. */
  words(key: `status_${Proven}`): string
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
      const { id, intent, site } = after
      const title = words(`status_${provenStatus(after)}`)
      const message = `${amountOf(intent)} · ${hostOf(site)}`
      notifications
        .create(`${prefix}${id}`, { type: 'basic', iconUrl, title, message })
        // Switched off by the person, or by the system.
        .catch(() => undefined)
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

function amountOf({ network, asset, value }: Payment['intent']): string {
  const token = findToken(network, asset)
  return token
    ? `${formatAmount(BigInt(value), token.decimals)} ${token.symbol}`
    : value
}

function hostOf(site: string): string {
  return URL.parse(site)?.host ?? site
}
