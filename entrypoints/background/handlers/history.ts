import type { walletContract } from '@/lib/contracts/wallet'
import { isCoherent } from '@/lib/export/row'
import type { Handlers } from '@/lib/messaging/serve'
import type { Payment } from '@/lib/payment/payment'
import type { BackgroundParts } from '../parts'
import { exportRowOf } from '../views/export-view'
import { importedDetailOf, importedRowOf } from '../views/imported-view'
import { detailOf, rowOf } from '../views/payment-view'
import { presentInNewTab } from './present-in-new-tab'
import { withoutUndefined } from './without-undefined'

type HistoryMessages =
  | 'history'
  | 'historySize'
  | 'olderDays'
  | 'signIns'
  | 'payment'
  | 'paymentOf'
  | 'lookNow'
  | 'hide'
  | 'exportRows'
  | 'importRows'
  | 'forgetImported'
  | 'presentAgain'

/** What screens may ask of what was paid. */
export function historyHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Pick<Handlers<typeof walletContract>, HistoryMessages> {
  const { ledger, rules, signIns, looks, approver, schedule } = parts

  async function page({ before, limit }: { before?: string; limit: number }) {
    await ready
    const rows = await ledger.listAll({ limit, ...(before ? { before } : {}) })
    const last = rows.length === limit ? rows.at(-1) : undefined
    return { rows, next: last?.id ?? null }
  }

  async function hasRule({ decidedBy }: Payment, nowMs: number) {
    if (decidedBy.kind === 'you') return false
    const { rules: all } = await rules.all(nowMs)
    return all.some(({ rule }) => rule.id === decidedBy.ruleId)
  }

  return {
    async history(input) {
      const { rows, next } = await page(withoutUndefined(input))
      const nowMs = Date.now()
      return {
        rows: rows.map((row) =>
          'imported' in row ? importedRowOf(row.imported) : rowOf(row, nowMs),
        ),
        next,
      }
    },

    async historySize() {
      await ready
      return { count: await ledger.countAll() }
    },

    async olderDays() {
      await ready
      return await ledger.olderDays()
    },

    async signIns() {
      await ready
      return await signIns.bySeller()
    },

    async payment({ id }) {
      await ready
      const payment = await ledger.get(id)
      if (!payment) {
        const imported = await ledger.imported(id)
        return imported ? importedDetailOf(imported) : null
      }
      const nowMs = Date.now()
      const [events, isThere] = await Promise.all([
        ledger.events(id),
        hasRule(payment, nowMs),
      ])
      return detailOf(payment, events, isThere, nowMs)
    },

    async paymentOf({ questionId }) {
      await ready
      return (await ledger.ofRequest(questionId))?.id ?? null
    },

    async lookNow({ id }) {
      await ready
      await looks.now(id)
    },

    async hide({ id, isHidden }) {
      await ready
      await ledger.hide(id, isHidden)
      approver.changed()
    },

    async exportRows({ hasEvents = true, ...input }) {
      const { rows, next } = await page(withoutUndefined(input))
      const own = hasEvents ? rows.filter((row) => !('imported' in row)) : []
      const events = await ledger.eventsOf(own.map(({ id }) => id))
      const eventsById = new Map(own.map(({ id }, at) => [id, events[at]]))
      const nowMs = Date.now()
      return {
        rows: rows.map((row) =>
          'imported' in row
            ? row.imported
            : exportRowOf(row, eventsById.get(row.id) ?? [], nowMs),
        ),
        next,
      }
    },

    async importRows({ rows }) {
      await ready
      const added = await ledger.importRows(rows.filter(isCoherent))
      approver.changed()
      return { added }
    },

    async forgetImported() {
      await ready
      await ledger.forgetImported()
      approver.changed()
    },

    async presentAgain({ id }) {
      await ready
      const shown = await presentInNewTab(parts, id)
      approver.changed()
      await schedule()
      return shown
    },
  }
}
