import { type BrowserContext, expect, type Page } from '@playwright/test'
import { type Address, getAddress } from 'viem'

/** The tab of the first run, which the extension opens when it is installed. */
export async function welcomeTab(context: BrowserContext): Promise<Page> {
  const find = () =>
    context.pages().find((page) => page.url().includes('/welcome.html'))
  await expect.poll(() => find()?.url()).toBeDefined()
  const page = find() as Page
  await page.bringToFront()
  return page
}

/** The step's heading, which has the keyboard when the step begins. */
export async function expectStep(page: Page, heading: string): Promise<void> {
  const found = page.getByRole('heading', { level: 1, name: heading })
  await expect(found).toBeVisible()
  await expect(found).toBeFocused()
}

/** The words on the screen, in their order. */
export async function readWords(page: Page): Promise<string[]> {
  const items = page
    .getByRole('list', { name: 'Your recovery phrase' })
    .getByRole('listitem')
  await expect(items).toHaveCount(12)
  const texts = await items.allInnerTexts()
  return texts.map((text) => text.replace(/[^a-z]/g, ''))
}

/** The address on the screen, every character. */
export async function readAddress(page: Page): Promise<Address> {
  const text = await page.getByText(/^0x[0-9a-fA-F]{40}$/).innerText()
  return getAddress(text)
}
