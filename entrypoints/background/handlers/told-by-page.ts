import type { PageSender } from '@/lib/messaging/senders'
import type { Sender } from '@/lib/messaging/serve'
import type { Sighting } from '@/lib/payment/sighting'
import type { From, Noticed } from '@/lib/watch/noticed'
import type { Words } from '@/lib/watch/words'
import type { Told } from '../dev-log'

/** The facts the channel's sender check has vouched for. */
export function fromOf(sender: Sender): From {
  const { tab, documentId, url, origin } = sender as PageSender
  return { tabId: tab.id, documentId, url, origin }
}

/** The visit, or the call, as the developer view tells of it. */
export function toldOf(
  from: From,
  words: Words | undefined,
  claimedAtMs: number,
  call?: { callId: string; url: string; method: string },
): Told {
  return {
    from,
    kind: call ? 'call' : 'open',
    method: call ? call.method.toUpperCase() : null,
    url: call?.url ?? from.url,
    questionId: `${from.documentId}:${call?.callId ?? 'open'}`,
    words,
    claimedAtMs,
  }
}

/** What was noticed, as the browser saw the tab when its page spoke. */
export function seen(sender: Sender, noticed: Noticed): Noticed {
  return 'sighting' in noticed
    ? { ...noticed, sighting: inFront(sender, noticed.sighting) }
    : noticed
}

/** A page in a tab behind others is not in front, whatever it says itself. */
export function inFront({ tab }: Sender, sighting: Sighting): Sighting {
  if (tab?.active === true) return sighting
  const circumstances = { ...sighting.circumstances, isVisible: false }
  return { ...sighting, circumstances }
}
