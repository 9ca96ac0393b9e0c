import type { Locator, Page } from '@playwright/test'
import { expect } from './patience.ts'
import type { Scene } from './scene.ts'
import type { Step } from './steps.ts'

/** What the reader can look up afterwards: history, receipt, popup. */
export function lookBack(scene: Scene, newspaper: Page): Step[] {
  const { bed, browser, camera } = scene
  let history: Page
  let popup: Page
  return [
    {
      name: 'The history has the three payments',
      async run() {
        history = await browser.context.newPage()
        await history.setViewportSize({ width: 1280, height: 800 })
        await history.goto(`${browser.origin}/dashboard.html#/history`)
        await expect(rowsOf(history)).toHaveCount(3)
        await expect(rowsOf(history).last()).toContainText('The otters are')
      },
      linger: () => camera.take(history, 'history'),
    },
    {
      name: 'The first payment is verified on the chain, by its transaction',
      async run() {
        const [first] = await bed.chains[84532].settlements(bed.newspaper.payTo)
        if (!first) throw new Error('The chain knows no settlement')
        await rowsOf(history).last().click()
        const detail = history.getByRole('complementary', { name: 'Payment' })
        await expect(
          detail.getByText('verified on chain').first(),
        ).toBeVisible()
        const proof = detail
          .locator('section')
          .filter({ has: history.getByRole('heading', { name: 'Proof' }) })
        await expect(
          proof.locator(`a[href*="${first.transaction}"]`),
        ).toBeVisible()
      },
      async linger() {
        // Tall enough for the whole payment.
        await history.setViewportSize({ width: 1280, height: 1280 })
        await camera.take(history, 'receipt')
      },
    },
    {
      name: 'The popup at rest',
      async run() {
        popup = await openPopup(scene, newspaper)
        await expect(popup.getByText(/^Paid 0\.041 USDC/)).toBeVisible()
      },
      async linger() {
        await fitToContent(popup)
        await camera.take(popup, 'popup')
      },
    },
  ]
}

/** The payments of the history, newest first. */
function rowsOf(history: Page): Locator {
  return history.getByRole('list', { name: 'Payments' }).getByRole('button')
}

/** The popup's page behind the newspaper, as the toolbar's popup would see it. */
async function openPopup(
  { browser, wallet }: Scene,
  newspaper: Page,
): Promise<Page> {
  await newspaper.bringToFront()
  const opened = browser.context.waitForEvent('page')
  await wallet.page.evaluate(() =>
    chrome.tabs.create({ url: '/popup.html', active: false }),
  )
  const popup = await opened
  await popup.setViewportSize({ width: 360, height: 600 })
  return popup
}

/** A toolbar popup is as tall as what it shows. */
async function fitToContent(popup: Page): Promise<void> {
  const height = await popup
    .getByRole('navigation')
    .evaluate((last) => Math.ceil(last.getBoundingClientRect().bottom))
  await popup.setViewportSize({ width: 360, height })
}
