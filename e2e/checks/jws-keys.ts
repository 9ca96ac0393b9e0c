import {
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign,
} from 'node:crypto'
import { publicKeyToAddress } from 'viem/accounts'

/** A key for JWS under the name it goes by. */
export type JwsKey = {
  name: string
  kid: string
  algorithm: string
  /** base64url of the signature over some bytes. */
  sign(bytes: Uint8Array): string
}

/** Fresh keys in every form of name, made and used by Node's own crypto. */
export function jwsKeys(host: string) {
  const ed25519 = generateKeyPairSync('ed25519').privateKey
  const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const secp256k1 = generateKeyPairSync('ec', {
    namedCurve: 'secp256k1',
  }).privateKey
  const kinds = [
    { algorithm: 'EdDSA', key: ed25519, codec: [0xed, 0x01] },
    { algorithm: 'ES256', key: p256, codec: [0x80, 0x24] },
    { algorithm: 'ES256K', key: secp256k1, codec: [0xe7, 0x01] },
  ]
  return {
    true: [
      ...kinds.flatMap(({ algorithm, key, codec }) => [
        jwsKey(algorithm, key, 'did:jwk', `${didJwk(key)}#0`),
        jwsKey(algorithm, key, 'did:key', didKey(key, codec)),
      ]),
      jwsKey(
        'ES256K',
        secp256k1,
        'did:pkh',
        `did:pkh:eip155:1:${addressOf(secp256k1)}`,
      ),
    ],
    online: [
      {
        ...jwsKey('ES256', p256, 'did:web', `did:web:${host}#key-1`),
        because: 'KEY_ONLINE',
        host,
      },
      {
        ...jwsKey('EdDSA', ed25519, 'did:web', 'did:web:keys.test%3A8443:a#1'),
        because: 'KEY_ELSEWHERE',
        host: 'keys.test:8443',
      },
    ],
  }
}

function jwsKey(
  algorithm: string,
  key: KeyObject,
  method: string,
  kid: string,
): JwsKey {
  const hash = algorithm === 'EdDSA' ? null : 'sha256'
  return {
    name: `${algorithm} with ${method}`,
    kid,
    algorithm,
    sign: (bytes) =>
      sign(hash, bytes, { key, dsaEncoding: 'ieee-p1363' }).toString(
        'base64url',
      ),
  }
}

function didJwk(key: KeyObject): string {
  const jwk = JSON.stringify(createPublicKey(key).export({ format: 'jwk' }))
  return `did:jwk:${Buffer.from(jwk).toString('base64url')}`
}

function didKey(key: KeyObject, codec: number[]): string {
  const { x, y } = coordinates(key)
  const sign = y ? [2 + ((y.at(-1) ?? 0) & 1)] : []
  const did = `did:key:z${base58(Buffer.from([...codec, ...sign, ...x]))}`
  return `${did}#${did.slice('did:key:'.length)}`
}

function addressOf(key: KeyObject): string {
  const { x, y } = coordinates(key)
  const point = Buffer.from([0x04, ...x, ...(y ?? [])])
  return publicKeyToAddress(`0x${point.toString('hex')}`)
}

function coordinates(key: KeyObject): { x: Buffer; y: Buffer | null } {
  const { x = '', y } = createPublicKey(key).export({ format: 'jwk' })
  return {
    x: Buffer.from(x, 'base64url'),
    y: y === undefined ? null : Buffer.from(y, 'base64url'),
  }
}

function base58(bytes: Buffer): string {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  let text = ''
  for (let n = BigInt(`0x${bytes.toString('hex')}`); n > 0n; n /= 58n)
    text = alphabet.charAt(Number(n % 58n)) + text
  return text
}
