import { ask, drop, hasKnown, isOpen, report, takeKnown } from './channel'
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
import {
  apply,
  getter,
  indexOf,
  isAborted,
  newId,
  own,
  page,
  wrap,
} from './natives'
import { isPriced, wordsOf } from './words'

const urlOf = getter(Response.prototype, 'url')
const cacheOf = getter(Request.prototype, 'cache')
const nativeFetch = fetch

/** Lets `fetch` hold a priced answer until we know what to do with it. */
export function patchFetch() {
  page.fetch = wrap(nativeFetch, (native, self, args: unknown[]) => {
    // Not `args[1]`: where the page gave none, that would be inherited.
    const copy = isOpen() && apply(keep, self, args as [unknown, unknown])
    const request = copy && hasKnown && copy().request
    const sent =
      request &&
      // `force-cache` and `only-if-cached` may cost nothing.
      indexOf(cacheOf(request), '-cache') < 3 &&
      takeKnown(methodOf(request), requestUrl(request))
        ? ahead(request)
        : apply(native, self, args)
    return copy ? answer(sent, copy) : sent
  })
}

/** Makes a call whose price is known: with the payment, where there is one. */
async function ahead(request: Request): Promise<Response> {
  const verdict = await own(
    ask(
      {
        callId: newId(),
        url: requestUrl(request),
        method: methodOf(request),
        repeats: -1,
      },
      signalOf(request),
    ),
  )
  return await again(request, fragmentOf(verdict, -1) as string)
}

/** Makes a call again; without a fragment it is unpaid. */
function again(request: Request, fragment: string, body?: ArrayBuffer) {
  const url = withFragment(requestUrl(request), fragment)
  return own<Response>(
    apply(nativeFetch, page, [url, repeatInit(request, body)]),
  )
}

async function answer(sent: Promise<Response>, copy: () => Kept) {
  const response = await own(sent)
  return isPriced(response) ? await own(hold(response, copy())) : response
}

async function hold(response: Response, kept: Kept): Promise<Response> {
  const { request } = kept
  const signal = signalOf(request)
  const callId = newId()
  const { canRepeat, body, bodyDigest } = await own(
    copyOf(request, kept.canRepeat),
  )

  for (let repeats = 0; ; repeats++) {
    const verdict = await own(
      decide(
        {
          callId,
          url: urlOf(response),
          to: requestUrl(request),
          method: methodOf(request),
          canRepeat,
          bodyDigest,
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
      response = await again(request, fragment, body)
    } catch (error) {
      drop(callId)
      // The page has a 402 already; a repeat of ours may not cost it that.
      if (!isPaid && !isAborted(signal)) return response
      throw error
    }
    if (!isPriced(response)) return response
    if (isPaid) {
      void report(callId, wordsOf(response))
      return response
    }
  }
}
