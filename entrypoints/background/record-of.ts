import { isPriced } from '@/lib/watch/is-priced'
import { type HeadersSeen, headerValues } from '@/lib/watch/listeners'
import type { Observation } from '@/lib/watch/observations'
import { requestUrl } from '@/lib/watch/url'
import { challengeValues } from '@/lib/x402/challenge-headers'
import { readOtherWay } from '@/lib/x402/other-ways'
import { maxHeaders } from '@/lib/x402/read-header'

/** One above what the header reader takes, so too long stays too long. */
const keptChars = 32_769
/** As the page contract: no rule for a header fits a URL that long. */
const maxUrlChars = 8192

/** A browser's record of a priced answer, or `null` for any other answer. */
export function recordOf(
  details: HeadersSeen,
  { answers, isIndirect }: { answers: string | null; isIndirect: boolean },
  nowMs: number,
): Observation | null {
  const url = requestUrl(details.url)
  // What answers a payment of ours is heard even where it names no price.
  const isOurs =
    isPriced(details) || (details.statusCode === 412 && answers !== null)
  if (!isOurs || details.tabId < 0 || !url || url.length > maxUrlChars)
    return null
  return {
    id: details.requestId,
    tabId: details.tabId,
    kind: details.type === 'main_frame' ? 'open' : 'call',
    method: details.method.toUpperCase(),
    url,
    headers: challengeValues((name) =>
      headerValues(details.responseHeaders, name),
    )
      .slice(0, maxHeaders)
      .map((value) => value.slice(0, keptChars)),
    otherWay: readOtherWay((name) =>
      headerValues(details.responseHeaders, name),
    ),
    atMs: nowMs,
    claimedBy: null,
    answers,
    isIndirect,
    sellerTimeMs: timeOf(headerValues(details.responseHeaders, 'date')),
  }
}

/** The one time a seller gives; none where it gives several. */
function timeOf(values: string[]): number | null {
  const ms = values.length === 1 ? Date.parse(values[0] ?? '') : Number.NaN
  return Number.isFinite(ms) ? ms : null
}
