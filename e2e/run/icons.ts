import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Resvg } from '@resvg/resvg-js'

const root = path.resolve(import.meta.dirname, '../..')
const sizes = [16, 32, 48, 128]

/** Manifest paths of one state's icons by size. */
export function iconSizes(
  state: string,
  wanted: readonly number[],
): Record<number, string> {
  return Object.fromEntries(
    wanted.map((size) => [size, `icon/${state}-${size}.png`]),
  )
}

/** Draws every state of the mark in every size into `public/icon`. */
export function drawIcons(): void {
  const marks = path.join(root, 'public/mark')
  const icons = path.join(root, 'public/icon')
  mkdirSync(icons, { recursive: true })
  for (const file of readdirSync(marks)) {
    const svg = readFileSync(path.join(marks, file), 'utf8')
    for (const size of sizes) {
      const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: size } })
      const name = `${path.basename(file, '.svg')}-${size}.png`
      writeFileSync(path.join(icons, name), drawn.render().asPng())
    }
  }
}
