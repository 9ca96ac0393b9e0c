import { bytesToHex } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { resolveKid } from './resolve-kid'

// Keys of the did:key and did:jwk specifications' own examples.
test.each([
  [
    'did:key:z6MkiTBz1ymuepAQ4HEHYSF1H8quG5GLVVQR3djdX3mDooWp',
    'Ed25519',
    '3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29',
  ],
  [
    'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme#k',
    'secp256k1',
    '03874c15c7fda20e539c6e5ba573c139884c351188799f5458b4b41f7924f235cd',
  ],
  [
    'did:key:zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169',
    'P-256',
    '037f235830dd3defa722ef1aa249d6a0ddbba4f990b0817538933f573640653542',
  ],
  [
    'did:jwk:eyJjcnYiOiJQLTI1NiIsImt0eSI6IkVDIiwieCI6ImFjYklRaXVNczNpOF91c3pFakoydHBUdFJNNEVVM3l6OTFQSDZDZEgyVjAiLCJ5IjoiX0tjeUxqOXZXTXB0bm1LdG00NkdxRHo4d2Y3NEk1TEtncmwyR3pIM25TRSJ9#0',
    'P-256',
    '0369c6c8422b8cb378bcfeeb33123276b694ed44ce04537cb3f753c7e82747d95d',
  ],
])('%s is a key', (kid, curve, hex) => {
  const found = resolveKid(kid)
  if (found.kind !== 'key') throw new Error(found.kind)
  expect(found.key.curve).toBe(curve)
  expect(bytesToHex(found.key.bytes)).toBe(hex)
})

const jwk = (value: object) =>
  `did:jwk:${Buffer.from(JSON.stringify(value)).toString('base64url')}`
const x = 'acbIQiuMs3i8_uszEjJ2tpTtRM4EU3yz91PH6CdH2V0'

test.each([
  ['did:pkh:eip155:1:0xAbCdEF0123456789abcdef0123456789ABCDEF01#k', 'address'],
  ['did:pkh:solana:4sGjMW1sUnHzSxGspuhpqLDx6wiyjNtZ:CKg5', 'unknown'],
  ['did:pkh:eip155:1:0x12', 'unknown'],
  ['did:plc:ewvi7nxzyoun6zhxrhs64oiz', 'unknown'],
  ['did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc', 'unknown'],
  ['did:key:uABC', 'unknown'],
  ['did:key:z0OIl', 'bad'],
  ['did:key:z', 'unknown'],
  ['did:jwk:%%', 'bad'],
  [jwk([]), 'bad'],
  [jwk({ kty: 'oct', k: 'AAAA' }), 'unknown'],
  [jwk({ kty: 'OKP', crv: 'Ed448', x }), 'unknown'],
  [jwk({ kty: 'OKP', crv: 'Ed25519' }), 'bad'],
  [jwk({ kty: 'OKP', crv: 'Ed25519', x: `${x}AA` }), 'bad'],
  [jwk({ kty: 'EC', crv: 'P-256', x, y: x }), 'bad'],
  [jwk({ kty: 'EC', crv: 'P-256', x }), 'bad'],
  ['did:web:', 'bad'],
  ['did:web:a@b', 'bad'],
  ['did:web:a%2Fb', 'bad'],
  ['did:web:a%3A99999', 'bad'],
])('%s is %s', (kid, kind) => {
  expect(resolveKid(kid).kind).toBe(kind)
})

test.each([
  ['did:web:Example.COM#key-1', 'example.com'],
  ['did:web:example.com%3A8443:users:a', 'example.com:8443'],
  ['did:web:example.com%3a443', 'example.com'],
  ['did:web:localhost%3A3000', 'localhost:3000'],
])('%s is published on %s', (kid, host) => {
  expect(resolveKid(kid)).toEqual({ kind: 'online', host })
})
