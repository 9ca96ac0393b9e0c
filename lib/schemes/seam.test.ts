// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { schemes } from './registry'

// A scheme is a folder here and one line of the registry. Nothing else may
// know which there are.

const root = path.resolve(import.meta.dirname, '../..')
const rooms = ['lib', 'components', 'entrypoints']

/** Places that read or write a scheme's name as the wire has it, and why. */
const allowed = new Map([
  ['lib/x402/older-names.ts', 'reads the older names of x402 as the modern'],
])

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
const names = [...new Set(schemes.flatMap((one) => [one.name, one.method]))]
const literal = `['"\`](${names.join('|')})['"\`]`

/** What no line outside may say. */
const forbidden = [
  new RegExp(`schemes/(${folders.join('|')})\\b`),
  new RegExp(`[!=]==?\\s*${literal}`),
  new RegExp(`${literal}\\s*[!=]==?`),
  new RegExp(`case\\s+${literal}`),
  new RegExp(`\\.(includes|has|get|startsWith)\\(${literal}\\)`),
  /^(?!.*typeof).*\b(scheme|method)\s*[!=]==?\s*['"`](?!(GET|HEAD|POST|eth_|eip191))/,
]

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), {
    recursive: true,
    encoding: 'utf8',
  })
    .map((file) => path.posix.join(folder, file.replaceAll('\\', '/')))
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .filter((file) => !file.startsWith('lib/schemes/'))
}

/** The lines of a text that know a scheme. */
function knowing(text: string): string[] {
  return text
    .split('\n')
    .filter((line) => forbidden.some((pattern) => pattern.test(line)))
}

test('no file outside knows a scheme', () => {
  const found = rooms.flatMap(sources).flatMap((file) => {
    const lines = knowing(readFileSync(path.join(root, file), 'utf8'))
    return lines.map((line) => `${file}: ${line.trim()}`)
  })
  const unexpected = found.filter(
    (one) => !allowed.has(one.slice(0, one.indexOf(':'))),
  )
  expect(unexpected).toEqual([])
  // What is allowed is still needed.
  expect(new Set(found.map((one) => one.slice(0, one.indexOf(':'))))).toEqual(
    new Set(allowed.keys()),
  )
})

test.each([
  "import { uptoPermit2 } from '@/lib/schemes/upto-permit2/scheme'",
  "import { permit2Address } from '../schemes/permit2/contracts'",
  "if (offer.scheme === 'upto') return",
  "if ('permit2' !== offer.method) return",
  "if (intent.method != 'anything-new') return",
  "    case 'upto':",
  "  return ['exact'].includes(scheme) && names.has('upto')",
])('a line that knows one is found: %s', (line) => {
  expect(knowing(line)).toEqual([line])
})

test('each scheme has a folder of its own name, and no folder is unused', () => {
  const own = schemes.map(({ name, method }) => `${name}-${method}`)
  expect(folders.sort()).toEqual([...own, 'permit2'].sort())
})
