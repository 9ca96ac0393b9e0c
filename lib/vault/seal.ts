import { bytesToHex, hexToBytes } from '@noble/hashes/utils.js'

/** Bytes over memory of their own: wiping them wipes all there is. */
export type Bytes = Uint8Array<ArrayBuffer>

/** A 32-byte key for AES-256-GCM; the result cannot be read back. */
export function aesKey(key: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', key, 'AES-GCM', false, [
    'encrypt',
    'decrypt',
  ])
}

/** Seals with AES-256-GCM; `iv` and result in hex, the result with its tag. */
export async function sealBytes(
  key: CryptoKey,
  { iv, plain, aad }: { iv: string; plain: Bytes; aad: Bytes },
): Promise<string> {
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: hexToBytes(iv), additionalData: aad },
    key,
    plain,
  )
  return bytesToHex(new Uint8Array(sealed))
}

/** Opens what `sealBytes` made; null when key, IV, bytes or AAD differ. */
export async function openBytes(
  key: CryptoKey,
  { iv, sealed, aad }: { iv: string; sealed: string; aad: Bytes },
): Promise<Bytes | null> {
  const plain = await crypto.subtle
    .decrypt(
      { name: 'AES-GCM', iv: hexToBytes(iv), additionalData: aad },
      key,
      hexToBytes(sealed),
    )
    .catch(() => null)
  return plain === null ? null : new Uint8Array(plain)
}
