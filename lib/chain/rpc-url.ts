/** Why a text cannot be an RPC endpoint. */
export type RpcUrlProblem = 'NOT_A_URL' | 'NOT_SECURE' | 'HAS_PASSWORD'

/**
 * Checks an RPC endpoint a person typed: https anywhere, http only on this
 * computer, as the extension's content security policy allows. Null when fine.
 */
export function rpcUrlProblem(text: string): RpcUrlProblem | null {
  const url = URL.parse(text.trim())
  if (!url) return 'NOT_A_URL'
  // `fetch` refuses URLs that carry a name and password.
  if (url.username !== '' || url.password !== '') return 'HAS_PASSWORD'
  if (url.protocol === 'https:') return null
  const isLoopback =
    url.hostname === 'localhost' || url.hostname === '127.0.0.1'
  return url.protocol === 'http:' && isLoopback ? null : 'NOT_SECURE'
}
