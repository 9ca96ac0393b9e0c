import { secp256k1 } from '@noble/curves/secp256k1.js'
import { hexToBytes } from '@noble/hashes/utils.js'
import fc from 'fast-check'
import { type Hex, keccak256, recoverAddress } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { SignableRow, SignerParts } from './key'
import * as module from './key'
import type { Bytes } from './seal'
import { account, createRow, digestsOf } from './testing'

// Real arithmetic, but each key array handed over is kept to look at later,
// and a test may spoil what comes out.
const { handed, spoil } = vi.hoisted(() => ({
  handed: [] as Uint8Array[],
  spoil: { with: undefined as ((signed: Uint8Array) => void) | undefined },
}))
vi.mock('@noble/curves/secp256k1.js', async (importOriginal) => {
  const original = await importOriginal<{ secp256k1: typeof secp256k1 }>()
  const spied: typeof secp256k1 = {
    ...original.secp256k1,
    sign(message, key, options) {
      handed.push(key as Uint8Array)
      expect(key.some((byte) => byte !== 0)).toBe(true)
      const signed = original.secp256k1.sign(message, key, options)
      spoil.with?.(signed)
      return signed
    },
  }
  return { ...original, secp256k1: spied }
})

const spend = 'a024991551147ee4db00d16b1022e97b950bb46485a12e79b484f2d65f7c63df'
const halfOrder = secp256k1.Point.Fn.ORDER / 2n

const opened: Bytes[] = []
let row: SignableRow | undefined

function signer(change: Partial<SignerParts> = {}) {
  return module.createSigner({
    readPayment: async (id) => (id === 'p1' ? row : undefined),
    digestsOf,
    account: async () => ({
      address: account,
      openKey: async () => {
        const key = hexToBytes(spend)
        opened.push(key)
        return key
      },
    }),
    ...change,
  })
}

beforeEach(() => {
  row = createRow()
  handed.length = 0
  opened.length = 0
  spoil.with = undefined
})

test('exports', () => {
  expect(Object.keys(module).sort()).toEqual([
    'createApprovalSigner',
    'createSignInSigner',
    'createSigner',
    'deriveAddress',
  ])
})

describe('createSigner', () => {
  test('signs the row as viem would', async () => {
    const [signature = '0x'] = await signer()('p1')
    const { digest: hash } = createRow()
    expect(signature).toBe(
      await privateKeyToAccount(`0x${spend}`).sign({ hash }),
    )
    expect(await recoverAddress({ hash, signature })).toBe(account)
  })

  test('signs what belongs to it too, in order, from the row alone', async () => {
    row = createRow({ details: { permitNonce: '1', other: '2' } })
    const signatures = await signer()('p1')
    expect(signatures).toHaveLength(3)
    const hashes = [row.digest, ...row.alsoSigned]
    for (const [at, signature] of signatures.entries()) {
      const hash = hashes[at] ?? '0x'
      expect(await recoverAddress({ hash, signature })).toBe(account)
    }
    expect(await signer()('p1')).toEqual(signatures)
    expect(handed.every((key) => key.every((byte) => byte === 0))).toBe(true)
  })

  test.each<[string, (one: SignableRow) => SignableRow]>([
    ['is missing', (one) => ({ ...one, alsoSigned: [] })],
    [
      'was changed after',
      (one) => ({ ...one, alsoSigned: [keccak256('0x1234')] }),
    ],
    [
      'is one more',
      (one) => ({ ...one, alsoSigned: [...one.alsoSigned, one.digest] }),
    ],
    [
      'rests on a detail changed after',
      (one) => ({
        ...one,
        intent: { ...one.intent, details: { permitNonce: '2' } },
        digest: createRow({ details: { permitNonce: '2' } }).digest,
      }),
    ],
  ])('behavior: refuses a row whose second digest %s', async (_, change) => {
    row = change(createRow({ details: { permitNonce: '1' } }))
    await expectRefused()
  })

  test('behavior: the same row gives the same bytes', async () => {
    const first = await signer()('p1')
    row = { ...createRow(), state: 'HANDED' }
    expect(await signer()('p1')).toEqual(first)
  })

  test('behavior: any row gives low s, v 27 or 28, and our address', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.bigInt({ min: 1n, max: 2n ** 256n - 1n }),
        async (n) => {
          row = createRow({ value: n.toString() })
          const [signature = '0x'] = await signer()('p1')
          expect(signature).toMatch(/^0x[0-9a-f]{128}1[bc]$/)
          expect(BigInt(`0x${signature.slice(66, 130)}`) <= halfOrder).toBe(
            true,
          )
          expect(await recoverAddress({ hash: row.digest, signature })).toBe(
            account,
          )
        },
      ),
      { numRuns: 40 },
    )
  })

  test('behavior: wipes the very array it handed to the curve', async () => {
    await signer()('p1')
    expect(handed).toHaveLength(1)
    expect(handed[0]).toBe(opened[0])
    expect(handed[0]).toEqual(new Uint8Array(32))
  })

  test.each(['VOID', 'SETTLED', 'DEAD'] as const)(
    'behavior: refuses a row that is %s',
    async (state) => {
      row = { ...createRow(), state }
      await expectRefused()
    },
  )

  test.each(['to', 'value', 'validBefore', 'nonce', 'asset'] as const)(
    'behavior: refuses a row whose %s was changed after',
    async (field) => {
      const changed = field === 'to' ? account : '20000'
      row = {
        ...createRow({ [field]: changed }),
        digest: createRow().digest,
      }
      await expectRefused()
    },
  )

  test('behavior: refuses a digest that was changed after', async () => {
    row = { ...createRow(), digest: keccak256('0x1234') }
    await expectRefused()
  })

  test('behavior: refuses a row of another account', async () => {
    row = createRow({ from: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C' })
    await expectRefused()
  })

  test('behavior: refuses an id the ledger does not know', async () => {
    await expectRefused(signer()('p2'))
  })

  test.each(['0x', '0x1234', `0x${'AB'.repeat(32)}`, ''])(
    'behavior: refuses a digest that is none: %j',
    async (digest) => {
      row = { ...createRow(), digest: digest as Hex }
      await expectRefused(signer({ digestsOf: () => [digest as Hex] })('p1'))
    },
  )

  test('behavior: refuses an intent our token table does not know', async () => {
    const unknown = () => {
      throw new Error('unknown token')
    }
    await expectRefused(signer({ digestsOf: unknown })('p1'))
  })

  test.each([
    ['r', 1, 0x01],
    ['s', 40, 0x01],
    ['the recovery bit', 0, 0x01],
    ['a recovery bit that Ethereum lacks', 0, 0x02],
  ])(
    'behavior: throws away a signature with a fault in %s, and the key',
    async (_, index, flip) => {
      spoil.with = (signed) => {
        signed[index] = (signed[index] ?? 0) ^ flip
      }
      await expect(signer()('p1')).rejects.toMatchObject({ code: 'SELF_CHECK' })
      expect(handed[0]).toEqual(new Uint8Array(32))
    },
  )

  test('behavior: a key that is not of the account signs nothing', async () => {
    const key = new Uint8Array(32).fill(7)
    await expect(
      signer({
        account: async () => ({ address: account, openKey: async () => key }),
      })('p1'),
    ).rejects.toMatchObject({ code: 'SELF_CHECK' })
    expect(key).toEqual(new Uint8Array(32))
  })
})

async function expectRefused(signing = signer()('p1')): Promise<void> {
  await expect(signing).rejects.toMatchObject({ code: 'NOT_SIGNABLE' })
  expect(opened).toEqual([])
  expect(handed).toEqual([])
}
