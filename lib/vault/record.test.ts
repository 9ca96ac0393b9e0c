import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { createHeader } from './envelope'
import { associatedBytes, parseRecord, type VaultRecord } from './record'
import { account, createRandom, startMs } from './testing'

const [slot] = createHeader(
  { vaultId: '', createdAtMs: startMs, origin: 'created', address: account },
  createRandom(),
).slots

const record: VaultRecord = {
  v: 1,
  vaultId: '01'.repeat(16),
  createdAtMs: startMs,
  origin: 'created',
  address: account,
  slots: [{ ...slot, wrapped: '02'.repeat(48) }],
  spend: { iv: '03'.repeat(12), sealed: '04'.repeat(48) },
  recovery: {
    keyIv: '05'.repeat(12),
    wrappedKey: '06'.repeat(48),
    iv: '07'.repeat(12),
    sealed: '08'.repeat(32),
  },
}

function withSlot(change: object): unknown {
  return { ...record, slots: [{ ...record.slots[0], ...change }] }
}

function codeOf(stored: unknown): string {
  try {
    parseRecord(stored)
    return 'none'
  } catch (error) {
    return error instanceof CodedError ? error.code : `not coded: ${error}`
  }
}

describe('parseRecord', () => {
  test('gives back what was written', () => {
    expect(parseRecord(JSON.parse(JSON.stringify(record)))).toEqual(record)
  })

  test.each([{ N: 2 ** 18 }, { N: 2 ** 20 }, { p: 2 }])('takes %j', (cost) => {
    expect(codeOf(withSlot(cost))).toBe('none')
  })

  test.each([
    { N: 2 ** 16 },
    { N: 2 ** 14 },
    { N: 2 },
    { N: 1 },
    { N: 0 },
    { N: -131072 },
    { N: 2 ** 17 + 1 },
    { N: 2 ** 21 },
    { N: 2 ** 30 },
    { N: 2 ** 17 + 2 ** 32 },
    { N: Number.NaN },
    { N: Number.POSITIVE_INFINITY },
    { N: '131072' },
    { N: [131072] },
    { N: null },
    { N: undefined },
    { r: 1 },
    { r: 0 },
    { r: 16 },
    { r: '8' },
    { p: 0 },
    { p: 3 },
    { p: 1.5 },
    { p: -1 },
    { kdf: 'pbkdf2' },
    { kdf: 'none' },
    { kdf: 'SCRYPT' },
    { kdf: '__proto__' },
    { kdf: undefined },
  ])('behavior: VAULT_PARAMS for a slot with %j', (change) => {
    expect(codeOf(withSlot(change))).toBe('VAULT_PARAMS')
  })

  test.each([0, 2, '1', null, undefined])(
    'behavior: VAULT_PARAMS for version %j',
    (v) => expect(codeOf({ ...record, v })).toBe('VAULT_PARAMS'),
  )

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', JSON.stringify(record)],
    ['a list', [record]],
    ['an empty object', {}],
    ['no slot', { ...record, slots: [] }],
    ['a second slot', { ...record, slots: [...record.slots, record.slots[0]] }],
    ['a short salt', withSlot({ salt: '00' })],
    ['a short slot IV', withSlot({ iv: '00'.repeat(8) })],
    ['a truncated DEK', withSlot({ wrapped: '02'.repeat(47) })],
    ['a lengthened DEK', withSlot({ wrapped: '02'.repeat(49) })],
    ['an empty DEK', withSlot({ wrapped: '' })],
    ['digits that are not hex', withSlot({ wrapped: 'zz'.repeat(48) })],
    ['upper-case digits', withSlot({ wrapped: 'AB'.repeat(48) })],
    ['a line end behind', withSlot({ salt: `${slot.salt}\n` })],
    ['an unknown field', withSlot({ verifier: '00' })],
    ['no key', { ...record, spend: undefined }],
    [
      'a truncated key',
      { ...record, spend: { ...record.spend, sealed: '04'.repeat(16) } },
    ],
    ['a phrase dropped', { ...record, recovery: null }],
    ['a phrase beside a key', { ...record, origin: 'key' }],
    [
      'entropy of 20 bytes',
      { ...record, recovery: { ...record.recovery, sealed: '08'.repeat(36) } },
    ],
    ['no address', { ...record, address: '' }],
    ['an unknown origin', { ...record, origin: 'found' }],
  ])('behavior: VAULT_CORRUPT for %s', (_, stored) => {
    expect(codeOf(stored)).toBe('VAULT_CORRUPT')
  })

  test('behavior: anything else is refused with a code', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (stored) => {
        expect(codeOf(stored)).toBe('VAULT_CORRUPT')
      }),
      { numRuns: 500 },
    )
  })
})

describe('associatedBytes', () => {
  test('differs by part and by each field of the header', () => {
    const [{ wrapped: _, ...rest }] = record.slots
    const headers = [
      record,
      { ...record, vaultId: '11'.repeat(16) },
      { ...record, createdAtMs: startMs + 1 },
      { ...record, origin: 'phrase' as const },
      { ...record, address: `0x${'1'.repeat(40)}` as const },
      ...[
        { id: '00'.repeat(16) },
        { N: (2 ** 18) as 262144 },
        { p: 2 as const },
        { salt: '00'.repeat(32) },
        { iv: '00'.repeat(12) },
      ].map((change) => ({
        ...record,
        slots: [{ ...rest, ...change }] as [typeof rest],
      })),
    ]
    const parts = ['slot', 'spend', 'recovery-key', 'recovery'] as const
    const all = headers.flatMap((header) =>
      parts.map((part) => associatedBytes(header, part).join()),
    )
    expect(new Set(all).size).toBe(headers.length * parts.length)
  })

  test('behavior: leaves the ciphertexts out', () => {
    const changed = {
      ...record,
      slots: [{ ...record.slots[0], wrapped: 'ff'.repeat(48) }],
      spend: { ...record.spend, sealed: 'ff'.repeat(48) },
    } as VaultRecord
    expect(associatedBytes(changed, 'spend')).toEqual(
      associatedBytes(record, 'spend'),
    )
  })
})
