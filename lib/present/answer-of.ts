import type { Answer } from '@/lib/payment/ledger-port'
import { readReceipt } from '@/lib/x402/read-receipt'
import { readRefusal } from '@/lib/x402/refusal'

/** The headers of an answer that speak about money. */
export type AnswerHeaders = {
  status: number
  paymentRequired: string | undefined
  paymentResponse: string | undefined
  /** Body words of a 402, where the page hands them over. */
  body?: string | undefined
  /** The browser may serve it again unasked. */
  isReusable?: boolean
  /** The browser saves it as a file instead of showing it. */
  isSaved?: boolean
  /** Sound or film, which a player would show. */
  isPlayed?: boolean
}

/**
 * What an answer to a presented payment says. `null`: a redirect that says
 * nothing yet; the next answer of the same request will.
 */
export function answerOf(seen: AnswerHeaders): Answer | null {
  const { status } = seen
  const receipt = seen.paymentResponse
    ? readReceipt(seen.paymentResponse)
    : null

  if (status === 402 || status === 412) {
    const { paymentRequired, paymentResponse, body } = seen
    const refusal = readRefusal({
      ...(paymentRequired !== undefined && { paymentRequired }),
      ...(paymentResponse !== undefined && { paymentResponse }),
      ...(body !== undefined && { body }),
    })
    return {
      delivery: refusal.kind,
      code: refusal.code,
      status,
      receipt: refusal.receipt,
    }
  }
  const isRedirect = status >= 300 && status < 400 && status !== 304
  if (isRedirect && receipt?.success !== true) return null

  if (receipt?.success === false) {
    const { paymentResponse = '' } = seen
    // Of a page that did not come, its words may leave the money open.
    const { kind, code } =
      status >= 400
        ? readRefusal({ paymentResponse })
        : { kind: 'failed' as const, code: receipt.error }
    return {
      delivery: kind,
      code: code ?? 'SETTLEMENT_FAILED',
      status,
      receipt,
    }
  }
  if (status < 400) {
    // Some redirects are kept without a word about it.
    const isReusable = seen.isReusable === true || isRedirect
    const isSaved = seen.isSaved === true
    return { delivery: 'ok', code: null, status, receipt, isReusable, isSaved }
  }
  return { delivery: 'unknown', code: `HTTP_${status}`, status, receipt }
}
