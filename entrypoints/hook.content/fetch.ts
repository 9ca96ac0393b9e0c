import { drop, isOpen, report } from './channel'
import { copyOf, decide } from './claim'
import { fragmentOf, isPay, withFragment } from './fragment'
import {
  type Kept,
  keep,
  methodOf,
  repeatInit,
  requestUrl,
  signalOf,
} from './keep'
import { apply, getter, isAborted, newId, own, page, wrap } from './natives'
import { wordsOf } from './words'

const statusOf = getter(Response.prototype, 'status')
const urlOf = getter(Response.prototype, 'url')
const nativeFetch = fetch

/** Lets `fetch` hold an answer of 402 until we know what to do with it. */
export function patchFetch() {
  page.fetch = wrap(nativeFetch, (native, self, args: unknown[]) => {
    // Not `args[1]`: where the page gave none, that would be inherited.
    const copy = isOpen() && apply(keep, self, args as [unknown, unknown])
    const sent = apply(native, self, args)
    return copy ? answer(sent, copy) : sent
  })
}

async function answer(sent: Promise<Response>, copy: () => Kept) {
  const response = await own(sent)
  return statusOf(response) === 402
    ? await own(hold(response, copy()))
    : response
}

async function hold(first: Response, kept: Kept): Promise<Response> {
  const { request } = kept
  const signal = signalOf(request)
  const callId = newId()
  const copy = await own(copyOf(request, kept.canRepeat))
  const { canRepeat, bodyHash } = copy
  const again = (fragment: string) => {
    const url = withFragment(requestUrl(request), fragment)
    const init = repeatInit(request, copy.body)
    return own<Response>(apply(nativeFetch, page, [url, init]))
  }

  let response = first
  for (let repeats = 0; ; repeats++) {
    const verdict = await own(
      decide(
        {
          callId,
          url: urlOf(response),
          method: methodOf(request),
          canRepeat,
          bodyHash,
          repeats,
        },
        () => wordsOf(response),
        signal,
      ),
    )
    const fragment = fragmentOf(verdict, repeats)
    const isPaid = isPay(fragment)
    if (!canRepeat || fragment === undefined) return response
    try {
      response = await again(fragment)
    } catch (error) {
      drop(callId)
      // The page has a 402 already; a repeat of ours may not cost it that.
      if (!isPaid && !isAborted(signal)) return response
      throw error
    }
    if (statusOf(response) !== 402) return response
    if (isPaid) {
      void report(callId, wordsOf(response))
      return response
    }
  }
}
