import { expect, test } from 'vitest'
import type { JsonValue } from './json'
import { extensionsOf, readReceipt } from './read-receipt'
import { base64Json } from './samples'

const hash = `0x${'Ab'.repeat(32)}`
const nothing = {
  success: null,
  transaction: null,
  network: null,
  payer: null,
  amount: null,
  error: null,
}

test('reads a v2 receipt', () => {
  const raw = base64Json({
    success: true,
    transaction: hash,
    network: 'eip155:8453',
    payer: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
    amount: '10000',
  })
  expect(readReceipt(raw)).toEqual({
    success: true,
    transaction: hash.toLowerCase(),
    network: 'eip155:8453',
    payer: '0x667fF918754239Bc5DfB39EfE943f29c735E7CB4',
    amount: '10000',
    error: null,
    raw,
  })
})

test.each(['transaction', 'txHash', 'transactionHash'])(
  'the hash may be called %s',
  (name) => {
    const receipt = readReceipt(base64Json({ success: true, [name]: hash }))
    expect(receipt.transaction).toBe(hash.toLowerCase())
  },
)

test('an empty transaction does not hide another name for it', () => {
  const receipt = readReceipt(base64Json({ transaction: '', txHash: hash }))
  expect(receipt.transaction).toBe(hash.toLowerCase())
})

test.each(['', '0x', '0x12', `${hash}00`, 'javascript:alert(1)', 7, null, {}])(
  'the transaction %j is none',
  (transaction) => {
    const receipt = readReceipt(base64Json({ success: true, transaction }))
    expect(receipt).toMatchObject({ success: true, transaction: null })
  },
)

test.each([
  ['10000', '10000'],
  [10_000, '10000'],
  [0, '0'],
  ['0', '0'],
  ['-1', null],
  [-1, null],
  [1.5, null],
  ['1e3', null],
  [1e30, null],
])('the amount %j reads %j', (amount, read) => {
  expect(readReceipt(base64Json({ amount })).amount).toBe(read)
})

test('success is true, false, or not said', () => {
  expect(readReceipt(base64Json({ success: false })).success).toBe(false)
  expect(readReceipt(base64Json({ success: 'true' })).success).toBeNull()
  expect(readReceipt(base64Json({})).success).toBeNull()
})

test('the error is the reason, else the message, made printable', () => {
  expect(
    readReceipt(base64Json({ errorReason: 'a_code', errorMessage: 'words' })),
  ).toMatchObject({ error: 'a_code' })
  expect(readReceipt(base64Json({ errorMessage: 'words' })).error).toBe('words')
  const hostile = `\u202eevil\u0000\u200b${'x'.repeat(500)}`
  const { error } = readReceipt(base64Json({ errorReason: hostile }))
  expect(error).toMatch(/^evil x{123}$/)
})

test.each([
  '',
  'garbage!',
  'AAAA',
  base64Json(null),
  base64Json([1]),
  base64Json('text'),
  '{"__proto__":{"success":true}}',
])('%j is kept and says nothing', (raw) => {
  expect(readReceipt(raw)).toEqual({ ...nothing, raw })
})

test('a huge receipt is cut and says nothing', () => {
  const receipt = readReceipt('A'.repeat(300_000))
  expect(receipt).toEqual({ ...nothing, raw: 'A'.repeat(32_768) })
})

test('what failed keeps its transaction: it may still settle', () => {
  const said = { success: false, transaction: hash, errorReason: 'pending' }
  expect(readReceipt(base64Json(said))).toMatchObject({
    success: false,
    transaction: hash.toLowerCase(),
    error: 'pending',
  })
})

test('the names of the hash in order: transaction, txHash, transactionHash', () => {
  const other = `0x${'cd'.repeat(32)}`
  const both = { transactionHash: other, txHash: hash }
  expect(readReceipt(base64Json(both)).transaction).toBe(hash.toLowerCase())
  expect(
    readReceipt(base64Json({ ...both, transaction: other })).transaction,
  ).toBe(other)
})

test.each([
  ['base64url without padding', (text: string) => text.replace(/=+$/, '')],
  ['surrounded by space', (text: string) => ` ${text}\t`],
  ['never encoded', () => JSON.stringify({ success: true, txHash: hash })],
])('a receipt %s is read', (_, write) => {
  const raw = write(base64Json({ success: true, txHash: hash }))
  expect(readReceipt(raw)).toMatchObject({
    success: true,
    transaction: hash.toLowerCase(),
    raw,
  })
})

test('200 kB of honest words are cut and say nothing', () => {
  const words = Array.from({ length: 40 }, () => 'x'.repeat(5_000))
  const raw = base64Json({ success: true, transaction: hash, words })
  expect(raw.length).toBeGreaterThan(200_000)
  expect(readReceipt(raw)).toEqual({ ...nothing, raw: raw.slice(0, 32_768) })
  expect(extensionsOf(readReceipt(raw))).toBeNull()
})

test('its extensions are those sent, and nothing else is one', () => {
  const extensions = { 'offer-receipt': { info: { receipt: [1, null] } } }
  const read = (value: JsonValue) =>
    extensionsOf(readReceipt(base64Json(value)))
  expect(read({ success: true, extensions })).toEqual(extensions)
  for (const value of [{}, { extensions: [] }, { extensions: null }, [], 'x'])
    expect(read(value)).toBeNull()
  expect(extensionsOf({ raw: 'garbage!' })).toBeNull()
})
