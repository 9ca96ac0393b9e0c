// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { curlOf } from './curl-of'

/** The words a shell makes of a command. */
const wordsOf = (command: string) =>
  execFileSync('sh', ['-c', `printf '%s\\n' ${command}`], {
    encoding: 'utf8',
  })
    .trimEnd()
    .split('\n')

test('default', () => {
  expect(
    curlOf({ kind: 'call', method: 'GET', url: 'https://b.test/api?a=1&b=2' }),
  ).toBe("curl --globoff --include 'https://b.test/api?a=1&b=2'")
})

test.each([
  `https://b.test/o'clock`,
  "https://b.test/';touch /tmp/owned;'",
  'https://b.test/$(id)`id`"\\{a,b}[1-9]!',
])('a shell reads %s as one word', (url) => {
  expect(wordsOf(curlOf({ kind: 'call', method: 'GET', url })).at(-1)).toBe(url)
})

test('behavior: a page is asked for as a browser does', () => {
  const words = wordsOf(
    curlOf({ kind: 'open', method: 'POST', url: 'https://b.test/' }),
  )
  expect(words).toEqual([
    'curl',
    '--globoff',
    '--include',
    '--request',
    'POST',
    '--header',
    'Accept: text/html',
    '--header',
    'User-Agent: Mozilla/5.0',
    'https://b.test/',
  ])
})

test('behavior: a method is a word too', () => {
  const method = "A';id;'"
  expect(
    wordsOf(curlOf({ kind: 'call', method, url: 'https://b.test/' })),
  ).toContain(method)
})
