import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { bundleSizes } from '../harness/bundle-sizes.ts'

const output = path.resolve(import.meta.dirname, '../../.output/chrome-mv3')
const problems: string[] = []

for (const { file, bytes, allowedBytes } of bundleSizes()) {
  console.log(`${file}: ${bytes} of ${allowedBytes} bytes gzip`)
  if (bytes > allowedBytes)
    problems.push(`${file} is ${bytes} bytes, over ${allowedBytes}`)
}

/** Words that must not be in a release, and why. */
const banned: [RegExp, string][] = [
  [/testGrant|testStopAt|testTimes/, 'a seam for tests'],
  [/\beval\(|new Function\(/, 'code made at run time'],
  [/importScripts\(|import\(["'`]https?:/, 'remote code'],
  [
    /signTypedData|signMessage|signTransaction|sendTransaction/,
    'a generic signer',
  ],
  [/privateKeyToAccount|mnemonicToAccount/, 'keys that cannot be wiped'],
  [/sourceMappingURL/, 'a source map'],
]
const screens = /chunks\/|\.html$/
for (const file of files(output)) {
  if (!/\.(js|html)$/.test(file)) continue
  const text = read(file)
  for (const [pattern, what] of banned)
    if (
      pattern.test(text) &&
      !(screens.test(file) && /signer|wiped/.test(what))
    )
      problems.push(`${file} contains ${what}: ${pattern.exec(text)?.[0]}`)
}

const manifest = JSON.parse(read('manifest.json'))
const order = manifest.content_scripts.map((one: { js: string[] }) => one.js[0])
expect(
  order.join() === 'content-scripts/hook.js,content-scripts/bridge.js',
  `content scripts run as ${order}`,
)
expect(
  !('web_accessible_resources' in manifest),
  'pages can reach files of ours',
)
expect(!('externally_connectable' in manifest), 'others can connect')
expect(manifest.incognito === 'not_allowed', 'incognito is allowed')
expect(
  manifest.permissions.join() ===
    'storage,unlimitedStorage,alarms,idle,notifications,webRequest,declarativeNetRequestWithHostAccess',
  `permissions are ${manifest.permissions}: PERMISSIONS.md explains each`,
)

for (const problem of problems) console.error(`✗ ${problem}`)
process.exit(problems.length > 0 ? 1 : 0)

function expect(holds: boolean, problem: string): void {
  if (!holds) problems.push(problem)
}

function read(file: string): string {
  return readFileSync(path.join(output, file), 'utf8')
}

function files(folder: string, under = ''): string[] {
  return readdirSync(path.join(folder, under), { withFileTypes: true }).flatMap(
    (entry) => {
      const at = path.join(under, entry.name)
      return entry.isDirectory() ? files(folder, at) : [at]
    },
  )
}
