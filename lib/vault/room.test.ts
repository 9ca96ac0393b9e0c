import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const sources = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts'))
  .filter((name) => !name.endsWith('.test.ts') && name !== 'testing.ts')
  .map((name) => ({
    name,
    text: readFileSync(join(import.meta.dirname, name), 'utf8'),
  }))

function filesWith(pattern: RegExp): string[] {
  return sources
    .filter(({ text }) => pattern.test(text))
    .map((file) => file.name)
}

test('only key.ts imports the curve', () => {
  expect(filesWith(/@noble\/(curves|secp256k1)/)).toEqual(['key.ts'])
})

// An HDKey can sign, so it must not travel either.
test('only phrase.ts imports HD keys', () => {
  expect(filesWith(/@scure\/bip32/)).toEqual(['phrase.ts'])
})

test('only key.ts signs', () => {
  expect(filesWith(/\.sign\(/)).toEqual(['key.ts'])
})

test('no account of viem holds a key, nothing is logged, chance is given', () => {
  expect(
    filesWith(
      /viem\/accounts|ToAccount|console\.|Math\.random|Date\.now|getRandomValues|from 'wxt|chrome\./,
    ),
  ).toEqual([])
})

test('no export of the room takes bytes to sign', async () => {
  const modules = await Promise.all(
    sources.map(async ({ name }) =>
      Object.keys(await import(/* @vite-ignore */ `./${name}`)),
    ),
  )
  expect(modules.flat().filter((name) => /sign/i.test(name))).toEqual([
    'createSigner',
    'createSignInSigner',
    'createApprovalSigner',
  ])
})
