import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8')

const themes = {
  light: tokensOf(/^:root \{([^}]*)\}/m),
  'dark by the system': tokensOf(/:root:not\([^)]*\) \{([^}]*)\}/),
  'dark by choice': tokensOf(/^:root\[data-appearance="dark"\] \{([^}]*)\}/m),
}
const words = ['ink', 'muted', 'copper', 'good', 'wait', 'bad', 'test']

describe.each(Object.entries(themes))('%s', (_, theme) => {
  test.each(words)('%s reads at 4.5:1 on paper and card', (name) => {
    expect(contrast(theme, name, 'paper')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(theme, name, 'card')).toBeGreaterThanOrEqual(4.5)
  })

  test('controls have an outline of 3:1', () => {
    expect(contrast(theme, 'edge', 'paper')).toBeGreaterThanOrEqual(3)
    expect(contrast(theme, 'edge', 'card')).toBeGreaterThanOrEqual(3)
  })
})

test('both ways to dark are the same', () => {
  expect(themes['dark by choice']).toEqual(themes['dark by the system'])
})

function tokensOf(block: RegExp): Record<string, string> {
  const body = block.exec(css)?.[1] ?? ''
  return Object.fromEntries(
    Array.from(body.matchAll(/--(\w+): (#[\da-f]{6})/g), (m) => m.slice(1, 3)),
  )
}

// WCAG 2.2, relative luminance and contrast ratio.
function contrast(theme: Record<string, string>, a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(theme[a]), luminance(theme[b])].sort(
    (x, y) => y - x,
  )
  return (light + 0.05) / (dark + 0.05)
}

function luminance(hex = ''): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
