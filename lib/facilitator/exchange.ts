/** Why a facilitator's answer is none. */
export type ExchangeProblem =
  | 'UNREACHABLE'
  | 'TOO_SLOW'
  | 'REDIRECTED'
  | 'TOO_LONG'
  | 'NOT_JSON'
  | 'BAD_STATUS'

/** A facilitator's JSON with its status, or why there is none. */
export type Exchanged =
  | { ok: true; status: number; json: unknown }
  | { ok: false; because: ExchangeProblem; status: number | null }

/** Far above any list of kinds; `/supported` of the largest is some 20 kB. */
const maxBytes = 262_144

/**
 * One request to a facilitator and its whole answer: GET, or POST of a JSON
 * body. It carries no cookies and no referrer, follows no redirect, and ends
 * with its last byte within `timeoutMs`. Never throws.
 */
export async function exchange(
  url: string,
  { body, timeoutMs }: { body?: unknown; timeoutMs: number },
): Promise<Exchanged> {
  const signal = AbortSignal.timeout(timeoutMs)
  const fail = (because: ExchangeProblem, status: number | null = null) =>
    ({ ok: false, because, status }) as const
  try {
    const response = await fetch(url, {
      ...(body === undefined
        ? {}
        : {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(body),
          }),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
      signal,
    })
    const { status, type } = response
    if (type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      await response.body?.cancel()
      return fail('REDIRECTED')
    }
    const text = await textOf(response)
    if (text === null) return fail('TOO_LONG', status)
    const json = parse(text)
    if (json === undefined)
      return fail(status < 400 ? 'NOT_JSON' : 'BAD_STATUS', status)
    return { ok: true, status, json }
  } catch {
    return fail(signal.aborted ? 'TOO_SLOW' : 'UNREACHABLE')
  }
}

async function textOf(response: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  let bytes = 0
  let text = ''
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    // Leaving the loop cancels the rest.
    if (bytes > maxBytes) return null
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
