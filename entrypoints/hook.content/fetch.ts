import { drop, isOpen, report } from './channel'
import { copyOf, decide } from './claim'
import { withFragment } from './fragment'
import {
  type Kept,
  keep,
  methodOf,
  repeatInit,
  requestUrl,
  signalOf,
} from './keep'
import { apply, getter, isAborted, newId, own, page, wrap } from './natives'
import { isPriced, wordsOf } from './words'

const urlOf = getter(Response.prototype, 'url')
const nativeFetch = fetch

/** Lets `fetch` hold a priced answer until we know what to do with it. */
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
  return isPriced(response) ? await own(hold(response, copy())) : response
}

async function hold(response: Response, kept: Kept): Promise<Response> {
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
    try {
      if (canRepeat && verdict[0] === '#') {
        const paid = await again(verdict)
        if (isPriced(paid)) void report(callId, wordsOf(paid))
        return paid
      }
      if (!canRepeat || verdict !== 'repeat' || repeats > 0) return response
      response = await again('')
    } catch (error) {
      drop(callId)
      // The page has a 402 already; a repeat of ours may not cost it that.
      if (verdict === 'repeat' && !isAborted(signal)) return response
      throw error
    }
    if (!isPriced(response)) return response
  }
}
