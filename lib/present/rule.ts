import type { Browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'

type Rule = Browser.declarativeNetRequest.Rule

/**
 * The one-shot rule that adds a payment header: exact URL, method, tab and
 * kind of request; for page calls also the fragment only the repeat carries.
 * The browser matches rules against the URL with its fragment, and a document
 * may have been opened with one.
 */
export function headerRule(
  id: number,
  target: Target,
  fragment: string | null,
  header: { name: string; value: string },
): Rule {
  const url = escapeRegex(target.url)
  return {
    id,
    priority: 1,
    action: {
      type: 'modifyHeaders',
      requestHeaders: [
        { header: header.name, operation: 'set', value: header.value },
        // A cached 402 would answer the repeat without leaving the browser.
        { header: 'cache-control', operation: 'set', value: 'no-cache' },
      ],
    },
    condition: {
      regexFilter: fragment
        ? `^${url}#${escapeRegex(fragment)}$`
        : `^${url}(#.*)?$`,
      isUrlFilterCaseSensitive: true,
      tabIds: [target.tabId],
      resourceTypes: [target.kind === 'open' ? 'main_frame' : 'xmlhttprequest'],
      requestMethods: [
        target.method.toLowerCase() as Browser.declarativeNetRequest.RequestMethod,
      ],
    },
  } as Rule
}

/** Makes a string match only itself in an RE2 pattern. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
