import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { e2eCounts } from './e2e-counts.mjs'
import { tapFailures, unitFailures } from './failures.mjs'
import { setUp } from './setup.mjs'
import { root, run, say, since } from './steps.mjs'

const isLong = process.argv.includes('--long')
const results = path.join(root, 'test-results')
const unitReport = path.join(results, 'unit.json')
const e2eReport = path.join(results, 'e2e.json')

let passed = 0
let failed = 0
/** What failed, a line each: said again at the end, where people look. */
const failures = []

const start = Date.now()
await setUp()
mkdirSync(results, { recursive: true })
// What an earlier run left must not be counted, or looked at, as this one's.
for (const left of [unitReport, e2eReport, path.join(results, 'screens')])
  rmSync(left, { recursive: true, force: true })

await step('Generated types', 'wxt', ['prepare'])
// One of the slowest, on one core: the other one goes on meanwhile.
const types = begin('Types', 'tsc', ['--noEmit'])
await step('Lint', 'biome', ['ci', '--reporter=summary', '.'])
await step('Unused code', 'knip', [])
await step('Types of the test bed', 'tsc', ['-p', 'e2e/testbed', '--noEmit'])
await step('Build', 'wxt', ['build'])
await step('Build for tests', 'wxt', ['build', '--mode', 'test'])
await step('Bundle', 'node', ['e2e/run/check-bundle.ts'])
say('Types')
report(await types)
await counted(
  'Unit tests',
  'vitest',
  [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${unitReport}`,
  ],
  unitCounts,
)
await counted(
  'Test bed',
  'node',
  [
    '--test',
    '--test-reporter=tap',
    'e2e/testbed/testbed.check.ts',
    'e2e/testbed/threats.check.ts',
  ],
  tapCounts,
)
// Nobody is asked to look on.
await step('Demo', 'node', ['e2e/demo/demo.ts'], { TUPPENCE_ALONE: '1' })
await counted(
  'End to end',
  'playwright',
  ['test', '--reporter=list,json'],
  countE2e,
  { PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport, TUPPENCE_LONG: isLong ? '1' : '' },
)

say(`All of it took ${since(start)}.`)
for (const line of failures) console.log(`Failed: ${line}`)
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

/** A check that passes or fails as a whole. */
async function step(name, command, args, extraEnv = {}) {
  say(name)
  report(await begin(name, command, args, { quiet: false, extraEnv }))
}

/** Runs a check; what it says is shown with its result, or at once. */
async function begin(
  name,
  command,
  args,
  { quiet = true, extraEnv = {} } = {},
) {
  const at = Date.now()
  const { code, output } = await run(command, args, { quiet, extraEnv })
  return { name, code, output: quiet ? output : '', took: since(at) }
}

function report({ name, code, output, took }) {
  if (output) console.log(`\n${output.trimEnd()}`)
  if (code === 0) passed++
  else {
    failed++
    failures.push(name)
  }
  console.log(
    `${name}: ${code === 0 ? 'passed' : `failed (${code})`} in ${took}`,
  )
}

/** A runner that counts its own tests; failing to count is a failure. */
async function counted(name, command, args, counts, extraEnv = {}) {
  const at = Date.now()
  say(name)
  const { code, output } = await run(command, args, {
    extraEnv: { ...extraEnv, ...(isLong ? { TUPPENCE_LONG: '1' } : {}) },
  })
  const { good, bad, named } = counts(output)
  passed += good
  const atAll = (code !== 0 && bad === 0 ? 1 : 0) + (good + bad === 0 ? 1 : 0)
  failed += bad + atAll
  failures.push(...named.map((line) => `${name}, ${line}`))
  if (atAll > 0)
    failures.push(`${name}, which ended with ${code} after ${good + bad} tests`)
  console.log(`${name}: ${good} passed, ${bad} failed in ${since(at)}`)
}

function unitCounts() {
  const report = read(unitReport)
  return {
    good: report?.numPassedTests ?? 0,
    bad: report?.numFailedTests ?? 0,
    named: unitFailures(report),
  }
}

/** What needed a second try is named, so that nobody overlooks it. */
function countE2e() {
  const { good, bad, secondTries, named } = e2eCounts(read(e2eReport))
  for (const title of secondTries) console.log(`Second try: ${title}`)
  return { good, bad, named }
}

function tapCounts(output) {
  const count = (word) =>
    Number(new RegExp(`^# ${word} (\\d+)`, 'm').exec(output)?.[1] ?? 0)
  return {
    good: count('pass'),
    bad: count('fail'),
    named: tapFailures(output),
  }
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return null
  }
}
