/**
 * Decodes unpadded base64url, or gives `null`.
 *
 * Only the one canonical text of some bytes is taken (RFC 4648 §3.5): else the
 * last character could be changed without changing the signature.
 */
export function bytesFromBase64url(text: string): Uint8Array | null {
  if (!/^[A-Za-z0-9_-]*$/.test(text) || text.length % 4 === 1) return null
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
  if (base64url(binary) !== text) return null
  return Uint8Array.from(binary, (char) => char.charCodeAt(0))
}

function base64url(binary: string): string {
  return btoa(binary)
    .replace(/=+$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
}
