import type { PageWords } from '@/lib/contracts/page'
import type { HookPort } from './hook-port'

const maxLength = 65_536

/**
 * What this document says of its price: itself, its script, or a second GET;
 * of a relayed one the GET in any case, for it is this world's and goes past
 * the page's service worker.
 */
export async function readWords(
  hook: HookPort,
  isRelayed: boolean,
): Promise<PageWords> {
  if (document.readyState === 'loading')
    await new Promise((resolve) =>
      document.addEventListener('DOMContentLoaded', resolve, { once: true }),
    )
  const words: PageWords = {}
  const body = readBody()
  if (body) words.body = body
  else {
    const paywall = await readPaywall(hook)
    if (paywall) words.paywall = paywall
  }
  const isSaid = isPrice(words.body) || isPrice(words.paywall)
  if (isSaid && !isRelayed) return words
  return { ...words, ...(await fetchWords()) }
}

/** The text of a document that is not a page to look at. */
function readBody(): string {
  const type: unknown = document.contentType
  if (typeof type !== 'string' || !/json|^text\/(?!html)/.test(type)) return ''
  const text: unknown = document.body?.textContent
  return typeof text === 'string' ? text.slice(0, maxLength) : ''
}

/** Only the page's own world sees what its paywall left in `window.x402`. */
function readPaywall(hook: HookPort): Promise<string> {
  return new Promise((resolve) => {
    hook.listen((message) => {
      if (message.kind !== 'paywall') return
      const json = String(message.json)
      resolve(json.length > maxLength ? '' : json)
    })
    hook.post({ kind: 'paywall' })
    setTimeout(resolve, 1000, '')
  })
}

function isPrice(text: string | undefined): boolean {
  return /x402Version|"accepts"|paymentRequire/.test(text ?? '')
}

/** Asks this very URL for JSON: sellers show people a page and machines terms. */
async function fetchWords(): Promise<PageWords> {
  try {
    const response = await fetch(location.href, {
      headers: { Accept: 'application/json' },
      credentials: 'include',
      redirect: 'manual',
      cache: 'no-store',
      signal: AbortSignal.timeout(5000),
    })
    if (response.status !== 402) return {}
    const header =
      response.headers.get('PAYMENT-REQUIRED') ??
      response.headers.get('X-PAYMENT-REQUIRED')
    const body = (await response.text()).slice(0, maxLength)
    return { ...(header && { header }), ...(body && { body }) }
  } catch {
    return {}
  }
}
