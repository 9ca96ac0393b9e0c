import { browser } from 'wxt/browser'
import type { Answer } from '@/lib/payment/ledger-port'
import { createPresenter } from '@/lib/present/presenter'

type Parts = {
  nowMs(): number
  randomBytes(length: number): Uint8Array
  /** What came back for a payment. */
  answered(paymentId: string, answer: Answer): Promise<void>
}

/** The extension's presenter, which speaks to its own content scripts. */
export function createOwnPresenter({ nowMs, randomBytes, answered }: Parts) {
  return createPresenter({
    browser,
    session: browser.storage.session,
    nowMs,
    randomHex: (length) =>
      Array.from(randomBytes(length), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
    push: (tabId, documentId, push) =>
      browser.tabs.sendMessage(
        tabId,
        { channel: 'page-push', push },
        { documentId },
      ),
    answered,
  })
}
