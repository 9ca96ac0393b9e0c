// @vitest-environment node
import { spawnSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const biome = path.join(root, 'node_modules/.bin/biome')

const uses = (from: string) =>
  `import { thing } from '${from}'\n\nexport const it = thing\n`

/** What no room may do, each seen to fail. */
const forbidden: [room: string, text: string, rule: string][] = [
  ['lib/tokens/x.ts', uses('@/lib/x402/hash'), 'noRestrictedImports'],
  ['lib/x402/x.ts', uses('@/lib/schemes/registry'), 'noRestrictedImports'],
  ['lib/x402/x.ts', uses('wxt/browser'), 'noRestrictedImports'],
  [
    'lib/x402/x.ts',
    'export const now = () => Date.now()\n',
    'noRestrictedGlobals',
  ],
  [
    'lib/x402/x.ts',
    'export const get = () => fetch("/")\n',
    'noRestrictedGlobals',
  ],
  ['lib/schemes/x.ts', uses('@/lib/ledger/ledger'), 'noRestrictedImports'],
  [
    'lib/schemes/x.ts',
    'export const r = () => crypto.getRandomValues(new Uint8Array(1))\n',
    'noRestrictedGlobals',
  ],
  ['lib/policy/x.ts', uses('@/lib/payment/pay'), 'noRestrictedImports'],
  ['lib/policy/x.ts', uses('react'), 'noRestrictedImports'],
  ['lib/payment/x.ts', uses('@/lib/ledger/ledger'), 'noRestrictedImports'],
  ['lib/payment/x.ts', uses('wxt/browser'), 'noRestrictedImports'],
  ['lib/ledger/x.ts', uses('@/lib/vault/vault'), 'noRestrictedImports'],
  ['lib/watch/x.ts', uses('@/lib/ledger/ledger'), 'noRestrictedImports'],
  ['lib/present/x.ts', uses('@/lib/vault/vault'), 'noRestrictedImports'],
  ['lib/chain/x.ts', uses('@/lib/ledger/ledger'), 'noRestrictedImports'],
  ['lib/facilitator/x.ts', uses('@/lib/payment/pay'), 'noRestrictedImports'],
  ['lib/settings/x.ts', uses('@/lib/vault/vault'), 'noRestrictedImports'],
  ['lib/client/x.ts', uses('@/lib/vault/vault'), 'noRestrictedImports'],
  ['components/x.tsx', uses('@/lib/ledger/ledger'), 'noRestrictedImports'],
  ['components/ui/x.tsx', uses('@/lib/tokens/tokens'), 'noRestrictedImports'],
  ['entrypoints/popup/x.tsx', uses('@/lib/payment/pay'), 'noRestrictedImports'],
  [
    'entrypoints/hook.content/x.ts',
    uses('@/lib/contracts/page'),
    'noRestrictedImports',
  ],
  [
    'entrypoints/bridge.content/x.ts',
    uses('@/lib/payment/pay'),
    'noRestrictedImports',
  ],
  ['entrypoints/background/x.ts', uses('react'), 'noRestrictedImports'],
  ['lib/contracts/x.ts', uses('zod'), 'noRestrictedImports'],
  ['lib/contracts/x.ts', 'export default 1\n', 'noDefaultExport'],
  ['lib/client/x.ts', 'console.log(1)\n', 'noConsole'],
  ['lib/x402/index.ts', "export * from './hash'\n", 'noBarrelFile'],
]

const allowed: [room: string, text: string][] = [
  ['lib/x402/x.ts', uses('./hash')],
  ['lib/schemes/x.ts', uses('@/lib/x402/hash')],
  ['lib/payment/x.ts', uses('@/lib/policy/decide')],
  ['entrypoints/background/x.ts', uses('@/lib/vault/vault')],
  ['components/x.tsx', uses('@/lib/client/wallet')],
]

/** Rules a text breaks when it stands in a file of that room; one run for all. */
function lintAll(cases: readonly (readonly [string, string])[]): string[][] {
  const folder = mkdtempSync(path.join(tmpdir(), 'layers-'))
  try {
    const config = JSON.parse(
      readFileSync(path.join(root, 'biome.json'), 'utf8'),
    )
    const { $schema: _, vcs: __, ...rules } = config
    writeFileSync(path.join(folder, 'biome.json'), JSON.stringify(rules))
    const files = cases.map(([file, text], at) => {
      const { dir, name, ext } = path.parse(file)
      const own = `${dir}/${name === 'index' ? `case-${at}/index` : `case-${at}`}${ext}`
      mkdirSync(path.dirname(path.join(folder, own)), { recursive: true })
      writeFileSync(path.join(folder, own), text)
      return own
    })
    const { stdout } = spawnSync(
      biome,
      ['lint', '--reporter=github', '--max-diagnostics=200', '.'],
      { cwd: folder, encoding: 'utf8' },
    )
    const lines = stdout.split('\n')
    return files.map((file) =>
      lines
        .filter((line) => line.includes(`/${file},`))
        .map((line) => /title=lint\/\w+\/(\w+)/.exec(line)?.[1] ?? ''),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const found = lintAll(
  [...forbidden, ...allowed].map(([file, text]) => [file, text]),
)

test.each(forbidden.map((one, at) => [...one, at] as const))(
  '%s may not: %s',
  (_, __, rule, at) => {
    expect(found[at]).toContain(rule)
  },
)

test.each(allowed.map((one, at) => [...one, forbidden.length + at] as const))(
  '%s may: %s',
  (_, __, at) => {
    expect(found[at]?.filter((rule) => /noRestricted/.test(rule))).toEqual([])
  },
)
