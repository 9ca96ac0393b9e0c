import { browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'
import type { BackgroundParts } from '../parts'
import { canPresentAgain } from '../views/payment-view'

/** Opens a payment's page in a new tab with the same authorisation on it. */
export async function presentInNewTab(
  { ledger, vault, journey }: BackgroundParts,
  id: string,
): Promise<{ ok: true } | { ok: false; because: string }> {
  const payment = await ledger.get(id)
  if (!payment) return { ok: false, because: 'GONE' }
  if (!canPresentAgain(payment, Date.now()))
    return { ok: false, because: 'TOO_LATE' }
  if (!(await vault.isUnlocked())) return { ok: false, because: 'LOCKED' }

  // The rule needs the tab before the page is asked for.
  const tab = await browser.tabs.create({ url: 'about:blank' })
  if (tab.id === undefined) return { ok: false, because: 'GONE' }
  const target: Target = {
    tabId: tab.id,
    documentId: '',
    kind: 'open',
    method: payment.method,
    url: payment.url,
    callId: null,
  }
  const shown = await journey.presentAgain(id, target, { isOpening: true })
  if (!shown.ok) {
    await browser.tabs.remove(tab.id)
    return { ok: false, because: shown.because }
  }
  await browser.tabs.update(tab.id, { url: payment.url })
  return { ok: true }
}
