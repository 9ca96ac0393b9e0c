// @vitest-environment node
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import words from '../../locales/en.json'

const root = path.resolve(import.meta.dirname, '../..')

test('every word that is written is shown somewhere', () => {
  const asked = keysIn(['components', 'entrypoints', 'lib', 'wxt.config.ts'])
  expect(keysOf(words).filter((key) => !asked(key))).toEqual([])
})

test('one kind of apostrophe', () => {
  expect(JSON.stringify(words)).not.toContain('\u2019')
})

const { reason, limits } = words

test.each([
  ['the number that is the limit', reason.OVER_MANUAL_LIMIT.do, limits.byHand],
  ['the button that ends a silence', reason.SILENCED.do, limits.unsilence],
])('a sentence names %s as its screen does', (_, sentence, label) => {
  expect(sentence.toLowerCase()).toContain(label.toLowerCase())
})

/** All keys, a plural as one. */
function keysOf(at: object, before = ''): string[] {
  return Object.entries(at).flatMap(([name, value]) => {
    const key = before + name
    return typeof value === 'string' || 'n' in value
      ? [key]
      : keysOf(value, `${key}.`)
  })
}

/**
 * Whether a key is named in these places: as it is, or by a template whose open
 * part is named somewhere. An underscore is the browser's own dot.
 */
function keysIn(places: string[]): (key: string) => boolean {
  const names = new Set<string>()
  const templates: RegExp[] = []
  for (const file of places.flatMap(textsIn)) {
    const text = file.replace(/EventListener\(\s*'\w+'/g, '')
    for (const [, name = ''] of text.matchAll(/['"]([\w.]+)['"]/g))
      names.add(name)
    for (const [, key = ''] of text.matchAll(
      /`(\w+[._](?:[\w.]*\$\{[^}]+\}[\w.]*)+)`/g,
    ))
      templates.push(patternOf(key))
  }
  return (key) =>
    names.has(key) ||
    names.has(key.replaceAll('.', '_')) ||
    names.has(`__MSG_${key.replaceAll('.', '_')}__`) ||
    templates.some((template) => {
      const [, ...open] = template.exec(key) ?? []
      return open.length > 0 && open.every((part) => names.has(part))
    })
}

function patternOf(template: string): RegExp {
  const fixed = template
    .split(/\$\{[^}]+\}/)
    .map((part) => part.replace(/[._]/g, '[._]'))
  return new RegExp(`^${fixed.join('([^.]+)')}$`)
}

/** What is written in a file, or in all of a folder but its tests. */
function textsIn(place: string): string[] {
  if (place.endsWith('.ts'))
    return [readFileSync(path.join(root, place), 'utf8')]
  return readdirSync(path.join(root, place), {
    recursive: true,
    encoding: 'utf8',
  })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(path.join(root, place, file), 'utf8'))
}
