import path from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

type Size = { width: number; height: number }

/** The window that asks, the popup, and a tab from wide to the least. */
export const sizes = {
  window: { width: 376, height: 640 },
  /** That window at twice the zoom. */
  short: { width: 320, height: 320 },
  popup: { width: 360, height: 600 },
  tab: { width: 1000, height: 800 },
  narrow: { width: 360, height: 740 },
  least: { width: 320, height: 640 },
  middle: { width: 1024, height: 800 },
  wide: { width: 1280, height: 900 },
} satisfies Record<string, Size>

const pictures = path.resolve(import.meta.dirname, '../../test-results/screens')

/**
 * Looks at a page as it is: in light and dark, at each size and at twice the
 * zoom. Keeps a picture of each; nothing may be cut off at the side, and axe
 * may find nothing.
 */
export async function inspect(
  page: Page,
  name: string,
  ...wanted: (keyof typeof sizes)[]
): Promise<void> {
  // Behind another tab a page is drawn once a second.
  await page.bringToFront()
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    for (const size of wanted) {
      await page.setViewportSize(sizes[size])
      await expectNothingCutOff(page, `${name} at ${size}`)
      await page.screenshot({
        path: path.join(pictures, `${name}-${size}-${colorScheme}.png`),
        animations: 'disabled',
      })
    }
    expect(await violations(page), `${name}, ${colorScheme}`).toEqual([])
  }
  const [first] = wanted
  if (!first) return
  const { width, height } = sizes[first]
  // Zoom by two halves what fits; a popup grows with it.
  await page.setViewportSize({
    width: first === 'popup' ? width : Math.max(width / 2, 320),
    height: height / 2,
  })
  await expectNothingCutOff(page, `${name} zoomed`)
  await page.screenshot({
    path: path.join(pictures, `${name}-zoomed.png`),
    animations: 'disabled',
  })
  await page.setViewportSize(sizes[first])
}

async function violations(page: Page): Promise<string[]> {
  // A second page to report from would take the focus away.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // What was found to be right is not described as well.
    .options({ resultTypes: ['violations'] })
    .analyze()
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  )
}

async function expectNothingCutOff(page: Page, name: string): Promise<void> {
  const beyond = () =>
    page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement
      return [...document.querySelectorAll('main, footer, header')].reduce(
        (most, { scrollWidth, clientWidth }) =>
          Math.max(most, scrollWidth - clientWidth),
        scrollWidth - clientWidth,
      )
    })
  // A busy machine lays a page out anew when it comes to it.
  await page.evaluate(
    () =>
      new Promise((drawn) =>
        requestAnimationFrame(() => requestAnimationFrame(drawn)),
      ),
  )
  // Right after the size changed, some are still laid out for the old one.
  await expect
    .poll(beyond, {
      message: `${name}: pixels cut off at the side`,
      timeout: 2_000,
    })
    .toBeLessThanOrEqual(0)
}

/** All of it is on the screen of a popup: nothing waits below. */
export async function expectNoScrolling(page: Page): Promise<void> {
  await page.setViewportSize(sizes.popup)
  const below = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main')].map(
      ({ scrollHeight, clientHeight }) => scrollHeight - clientHeight,
    ),
  )
  expect(Math.max(...below), 'pixels below').toBeLessThanOrEqual(0)
}
