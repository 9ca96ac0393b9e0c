import type { Browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'

type Rule = Browser.declarativeNetRequest.Rule
type RequestMethod = Browser.declarativeNetRequest.RequestMethod

/** The ids of a presentation's rules: the header's own, which is odd, and the next. */
export const ruleIdsOf = (id: number): number[] => [id, id + 1]

/** All rules of one presentation: the header's, and where a page opens `savingRule`. */
export function rulesFor(
  id: number,
  target: Target,
  fragment: string | null,
  header: { name: string; value: string },
): Rule[] {
  const adding = headerRule(id, target, fragment, header)
  return target.kind === 'open'
    ? [adding, savingRule(id + 1, target)]
    : [adding]
}

/**
 * Saves what was bought where it is sound or a film. The browser's own player
 * would let the paid answer go and ask for the file anew, without a payment.
 */
function savingRule(id: number, target: Target): Rule {
  return {
    id,
    priority: 1,
    action: {
      type: 'modifyHeaders',
      responseHeaders: [
        {
          header: 'content-disposition',
          operation: 'set',
          value: 'attachment',
        },
      ],
    },
    condition: {
      ...conditionOf(target, null),
      responseHeaders: [{ header: 'content-type', values: playedTypes }],
    },
  } as Rule
}

const playedTypes = ['audio/*', 'video/*']

/**
 * The one-shot rule that adds a payment header: exact URL, method, tab and
 * kind of request; for page calls also the fragment only the repeat carries.
 */
export function headerRule(
  id: number,
  target: Target,
  fragment: string | null,
  header: { name: string; value: string },
): Rule {
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
    condition: conditionOf(target, fragment),
  } as Rule
}

/**
 * The one request. The browser matches rules against the URL with its fragment,
 * and a document may have been opened with one.
 */
function conditionOf(target: Target, fragment: string | null) {
  const url = escapeRegex(target.url)
  return {
    regexFilter: fragment
      ? `^${url}#${escapeRegex(fragment)}$`
      : `^${url}(#.*)?$`,
    isUrlFilterCaseSensitive: true,
    tabIds: [target.tabId],
    resourceTypes: [target.kind === 'open' ? 'main_frame' : 'xmlhttprequest'],
    requestMethods: [methodOf(target)],
  }
}

/** Methods the browser's rules know by name, but those no page may use. */
const named = ['delete', 'get', 'head', 'options', 'patch', 'post', 'put']

/**
 * QUERY, PROPFIND and whatever else a page may send are `other` to the browser,
 * which matches them so (measured in Chromium 156) and refuses a rule that
 * spells one out.
 */
function methodOf({ method }: Target): RequestMethod {
  const name = method.toLowerCase()
  return (named.includes(name) ? name : 'other') as RequestMethod
}

/** Makes a string match only itself in an RE2 pattern. */
export function escapeRegex(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
