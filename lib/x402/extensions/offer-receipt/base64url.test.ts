import { expect, test } from 'vitest'
import { bytesFromBase64url } from './base64url'

test.each([
  ['', []],
  ['AA', [0]],
  ['-_8', [251, 255]],
  ['Zm9vYg', [102, 111, 111, 98]],
])('%j decodes', (text, bytes) => {
  expect(bytesFromBase64url(text)).toEqual(Uint8Array.from(bytes))
})

test.each(['A', 'AB', 'AAB', 'AA==', '+/8', ' AA', 'AA\n', 'é'])(
  '%j is not canonical base64url',
  (text) => {
    expect(bytesFromBase64url(text)).toBeNull()
  },
)
