import { browser } from 'wxt/browser'

/** Opens the tab of the first run. */
export function openWelcome(): void {
  // Asked for here first: Chromium keeps one answer for all our pages, and keeps
  // an empty one where the page that asked was closed meanwhile.
  browser.i18n.getMessage('extension_summary' as never)
  void browser.tabs.create({
    url: browser.runtime.getURL('/welcome.html' as '/'),
  })
}
