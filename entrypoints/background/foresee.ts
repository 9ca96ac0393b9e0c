import type { Journey } from '@/lib/payment/journey'
import type { Observation } from '@/lib/watch/observations'
import { readRecord } from '@/lib/watch/sighting-parts'

/** A challenge longer than this is read once, when its page speaks of it. */
const maxChars = 4096

/**
 * A call's answer is seen before its page can speak of it. What a decision will
 * look up is begun meanwhile: for a call without a body, as `site` makes it.
 */
export function createForesee(
  journey: Pick<Journey, 'foresee'>,
  settled: () => Promise<void>,
) {
  return async function foresee(
    seen: Observation,
    site: string | undefined,
  ): Promise<void> {
    const { kind, method, tabId, url, headers } = seen
    const isBare = method === 'GET' || method === 'HEAD'
    const isShort = headers.join().length <= maxChars
    if (kind !== 'call' || !isBare || !isShort || !site) return
    const found = readRecord(seen)
    if (!found) return
    await settled()
    const about = { documentId: '', callId: null }
    await journey.foresee({
      site,
      target: { tabId, kind, method, url, ...about },
      bodyHash: '',
      read: found.read,
    })
  }
}
