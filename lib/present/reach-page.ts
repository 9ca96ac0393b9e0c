import type { Presenter, Target } from '@/lib/payment/ports'
import { withoutFragment } from '@/lib/x402/hash'
import type { PresenterParts } from './presenter-parts'

type ReachPage = Pick<Presenter, 'isAlive' | 'go' | 'tell'>

/** A page that is opened by sending something. */
const isForm = ({ kind, method }: Target) => kind === 'open' && method !== 'GET'

/** Speaks to the page that asked, or to its tab where the page cannot do it. */
export function createReachPage({
  browser: { tabs },
  push,
}: Pick<PresenterParts, 'browser' | 'push'>): ReachPage {
  /** Whether a target's tab is at its URL; a page may give itself another. */
  async function isThere({ tabId, url }: Target): Promise<boolean> {
    const tab = await tabs.get(tabId).catch(() => undefined)
    return tab?.url !== undefined && withoutFragment(tab.url) === url
  }

  const page: ReachPage = {
    async isAlive(target) {
      const { documentId } = target
      if (!documentId) return await isThere(target)
      const reply = await push(target.tabId, documentId, {
        kind: 'ping',
      }).catch(() => undefined)
      // A form is sent again from where its page is, and from nowhere else.
      return reply === true && (!isForm(target) || (await isThere(target)))
    },

    async go(target, fragment) {
      if (target.kind === 'call')
        await push(target.tabId, target.documentId, {
          kind: 'verdict',
          callId: target.callId ?? '',
          verdict: {
            kind: fragment?.startsWith('x402-') ? 'sign-in' : 'pay',
            fragment: fragment ?? '',
          },
        })
      // A reload from inside re-sends a form without asking the person twice;
      // from outside it keeps who opened the page. A form of another site stays
      // that site's: from inside it would carry this one's cookies and name.
      else if (isForm(target) && target.documentId && !target.isIndirect)
        await push(target.tabId, target.documentId, { kind: 'reload' })
      // No service worker stands before a page that is loaded past the cache.
      else if (await isThere(target))
        await tabs.reload(target.tabId, {
          bypassCache: target.isRelayed === true,
        })
      // Its page changed its address meanwhile: what was shown is what opens.
      else if (await page.isAlive(target))
        await tabs.update(target.tabId, { url: target.url })
    },

    async tell(target, verdict) {
      await push(target.tabId, target.documentId, {
        kind: 'verdict',
        callId: target.callId ?? '',
        verdict: { kind: verdict },
      })
    },
  }
  return page
}
