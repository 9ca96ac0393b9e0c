import type { Browser } from 'wxt/browser'
import type { Target } from '@/lib/payment/ports'
import { challengeValues } from '@/lib/x402/challenge-headers'
import { withoutFragment } from '@/lib/x402/hash'
import type { AnswerHeaders } from './answer-of'
import { isReusable } from './reusable'

/** The part of a request event that ties it to an armed header. */
export type Seen = {
  requestId: string
  url: string
  method: string
  tabId: number
  type: string
}

/** An answer's headers as the browser reports them. */
export type HeadersSeen = Seen & {
  statusCode: number
  responseHeaders?: Browser.webRequest.HttpHeader[]
}

/** Whether a request is the one a header was armed for. */
export function isTheRequest(
  { target, fragment }: { target: Target; fragment: string | null },
  details: Seen,
): boolean {
  return (
    details.tabId === target.tabId &&
    details.method.toUpperCase() === target.method &&
    (fragment === null
      ? details.type === 'main_frame' &&
        withoutFragment(details.url) === target.url
      : details.url === `${target.url}#${fragment}`)
  )
}

/** The headers of an answer that speak about money. */
export function answerHeadersOf(details: HeadersSeen): AnswerHeaders {
  const values = (name: string) =>
    (details.responseHeaders ?? [])
      .filter((header) => header.name.toLowerCase() === name)
      .map((header) => header.value ?? '')
  const value = (name: string) => values(name)[0]
  return {
    isReusable: isReusable(values),
    isSaved: /^\s*attachment\b/i.test(value('content-disposition') ?? ''),
    isPlayed: /^\s*(audio|video)\//i.test(value('content-type') ?? ''),
    status: details.statusCode,
    paymentRequired: challengeValues(values)[0],
    // The specification's name goes first: the other one may be a flag.
    paymentResponse: value('payment-response') ?? value('x-payment-response'),
  }
}
