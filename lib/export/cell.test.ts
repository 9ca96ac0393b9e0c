import { performance } from 'node:perf_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { harmless, textCell } from './cell'
import { hostileText } from './hostile-row'

test.each([
  ['=1+1', "'=1+1"],
  ['+49 30', "'+49 30"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t'=1"],
  ['\rtext', "'\rtext"],
  ['\nx', "'\nx"],
  ['＝1', "'＝1"],
  ['＋1', "'＋1"],
  ['－1', "'－1"],
  ['＠A', "'＠A"],
  ['−1', "'−1"],
  ['  =1', "'  =1"],
  ['\u200B\uFEFF=1', "'\u200B\uFEFF=1"],
  ['"=1"', `'"=1"`],
  ["'=1", "''=1"],
  ['a;=HYPERLINK("x")', `a;'=HYPERLINK("x")`],
  ['a\n=1', "a\n'=1"],
])('%j becomes %j', (text, made) => {
  expect(harmless(text)).toBe(made)
})

test.each([
  '',
  'A page',
  "'tis",
  'a=1',
  'a, b',
  '1.5',
  'https://a.example/?a=-1',
])('%j stays', (text) => {
  expect(harmless(text)).toBe(text)
})

const cuts = /[;|\t\r\n]/
const acts = /^[\s\p{Cc}\p{Cf}"]*[=+\-@−﹢﹣﹦﹫＋－＝＠]/u

test('no cell acts, wherever another program would cut it', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      const made = harmless(text)
      expect(made).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/)
      for (const part of made.split(cuts)) expect(part).not.toMatch(acts)
    }),
    { numRuns: 20_000 },
  )
})

test('taking the apostrophes away gives the text back', () => {
  fc.assert(
    fc.property(hostileText, (text) => {
      expect(taken(harmless(text))).toBe(text)
    }),
    { numRuns: 20_000 },
  )
})

test('half a million breaks before a sign are one pass', () => {
  const text = `${'\n\t;"\''.repeat(100_000)}=`
  const startMs = performance.now()
  expect(harmless(text).length).toBeGreaterThan(text.length)
  expect(performance.now() - startMs).toBeLessThan(1000)
})

test('a cell is quoted, its quotes doubled, its lone surrogates replaced', () => {
  expect(textCell('a"b')).toBe('"a""b"')
  expect(textCell('\ud800x')).toBe('"\uFFFDx"')
})

/** The way back as docs/history-export.md has it. */
function taken(cell: string): string {
  const armed =
    /(?<=^|[;|\t\r\n])'(?=['\s\p{Cc}\p{Cf}"]{0,200000}[=+\-@−﹢﹣﹦﹫＋－＝＠])/gu
  const begin = /^'(?='*[\t\r\n])/
  const at = cell.search(armed)
  const once = cell.replace(armed, '')
  return at === 0 ? once : once.replace(begin, '')
}
