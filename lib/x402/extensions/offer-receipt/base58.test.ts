import { bytesToHex } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { bytesFromBase58 } from './base58'

// draft-msporny-base58-03 §5, and leading zeros.
test.each([
  ['2NEpo7TZRRrLZSi2U', '48656c6c6f20576f726c6421'],
  [
    'USm3fpXnKG5EUBx2ndxBDMPVciP5hGey2Jh4NDv6gmeo1LkMeiKrLJUUBk6Z',
    '54686520717569636b2062726f776e20666f78206a756d7073206f76657220746865206c617a7920646f672e',
  ],
  ['11233QC4', '0000287fb4cd'],
  ['11', '0000'],
  ['', ''],
])('%j decodes', (text, hex) => {
  expect(bytesToHex(bytesFromBase58(text) ?? new Uint8Array(1))).toBe(hex)
})

test.each(['0', 'O', 'I', 'l', 'a b', '1'.repeat(129)])(
  '%j is not base58',
  (text) => {
    expect(bytesFromBase58(text)).toBeNull()
  },
)
