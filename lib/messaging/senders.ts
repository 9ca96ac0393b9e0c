import { browser } from 'wxt/browser'
import { isExtensionPage, type Sender } from './serve'

/** A content script's sender with everything the browser vouches for. */
export type PageSender = Sender & {
  tab: { id: number }
  documentId: string
  origin: string
  url: string
}

/**
 * Holds for our content script in the top, active document of a tab with a
 * real origin: no frame, no prerendered page, no sandbox (whose origin is
 * "null"), no page of ours, no other extension.
 */
export function isOwnContentScript(sender: Sender): sender is PageSender {
  return (
    sender.id === browser.runtime.id &&
    sender.tab?.id !== undefined &&
    sender.frameId === 0 &&
    sender.documentId !== undefined &&
    sender.documentLifecycle === 'active' &&
    sender.origin !== undefined &&
    /^https?:\/\//.test(sender.origin) &&
    sender.url !== undefined &&
    URL.parse(sender.url)?.origin === sender.origin &&
    !isExtensionPage(sender)
  )
}
