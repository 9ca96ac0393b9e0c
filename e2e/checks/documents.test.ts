// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const folders = (at: string) =>
  readdirSync(path.join(root, at), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort()

/** Paths the map of README names: the first word of each line of its block. */
function mapped(under: string): string[] {
  const map =
    /## The map\n[\s\S]*?```\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? ''
  return map
    .split('\n')
    .map((line) => line.split(/\s/, 1)[0] ?? '')
    .filter((name) => name.startsWith(`${under}/`) && name !== `${under}/`)
    .map((name) => name.slice(under.length + 1).replace(/\/$/, ''))
    .sort()
}

describe("README's map names exactly the folders that exist", () => {
  test.each(['lib', 'entrypoints'])('%s/', (under) => {
    expect(mapped(under)).toEqual(folders(under))
  })

  test('e2e/', () => {
    const hidden = ['node_modules']
    expect(mapped('e2e')).toEqual(
      folders('e2e').filter((name) => !hidden.includes(name)),
    )
  })
})

test('PERMISSIONS.md explains each permission of the manifest, and no other', () => {
  const asked = [
    ...read('wxt.config.ts').matchAll(/^ {6}'([a-zA-Z]+)',$/gm),
  ].map(([, name]) => name)
  const explained = [
    ...read('PERMISSIONS.md').matchAll(/^\| `([^`]+)` \|/gm),
  ].map(([, name]) => name)
  expect(explained.sort()).toEqual([...asked, '<all_urls>'].sort())
})

test('ARCHITECTURE.md names a test for each of the ten laws, and the tests exist', () => {
  const rows = [
    ...read('ARCHITECTURE.md').matchAll(/^\| (\d+) \|.*\|([^|]+)\|$/gm),
  ]
  expect(rows.map(([, law]) => Number(law))).toEqual([
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
  ])
  for (const [, , tests] of rows) {
    const files = [...(tests ?? '').matchAll(/`([^`]+)`/g)].map(
      ([, file]) => file ?? '',
    )
    expect(files.length).toBeGreaterThan(0)
    for (const file of files) expect(() => read(file)).not.toThrow()
  }
})

test('the project speaks of itself only', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'PERMISSIONS.md',
    'SECURITY.md',
  ]
  for (const file of documents)
    expect(read(file)).not.toMatch(/\/work\/|\/tmp\/|registry\./)
})
