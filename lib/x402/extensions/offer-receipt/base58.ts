const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'

/** More than any key we know needs; the work grows with its square. */
const maxChars = 128

/** Decodes base58 (Bitcoin alphabet), or gives `null`. */
export function bytesFromBase58(text: string): Uint8Array | null {
  if (text.length > maxChars) return null
  const bytes: number[] = []
  for (const char of text) {
    let carry = alphabet.indexOf(char)
    if (carry < 0) return null
    for (let i = 0; i < bytes.length; i++) {
      carry += (bytes[i] ?? 0) * 58
      bytes[i] = carry & 0xff
      carry >>= 8
    }
    for (; carry > 0; carry >>= 8) bytes.push(carry & 0xff)
  }
  const zeros = /^1*/.exec(text)?.[0].length ?? 0
  return Uint8Array.from([...new Array(zeros).fill(0), ...bytes.reverse()])
}
