import { readFile } from 'node:fs/promises'
import { expect, type Locator, type Page } from '@playwright/test'
import type { LoadedBrowser } from '../harness/browser.ts'
import { openDashboard } from './dashboard.ts'
import { sizes } from './inspect.ts'

export type Format = 'csv' | 'json' | 'summary'

/** A file as the browser saved it. */
export type Saved = { name: string; text: string }

/** The History screen of the dashboard, in a tab of its own. */
export class HistoryScreen {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** The payments in sight, newest first. */
  get rows(): Locator {
    return this.page.getByRole('list', { name: 'Payments' }).getByRole('button')
  }

  /** The payment opened beside the list. */
  get detail(): Locator {
    return this.page.getByRole('complementary', { name: 'Payment' })
  }

  get totals(): Locator {
    return this.page.getByRole('status', { name: 'Totals' })
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Search' })
  }

  /** A line that opens to say more. */
  part(name: 'Filters' | 'Spending' | 'Export and import'): Locator {
    return this.page.locator('summary', { hasText: name })
  }

  async openPart(name: Parameters<HistoryScreen['part']>[0]): Promise<void> {
    const line = this.part(name)
    const part = line.locator('xpath=..')
    if ((await part.getAttribute('open')) === null) await line.click()
    await expect(part).toHaveAttribute('open')
  }

  /** Opens the payment whose line has this text. */
  async open(text: string | RegExp): Promise<void> {
    await this.rows.filter({ hasText: text }).click()
    await expect(
      this.detail.getByRole('heading', { name: 'What happened' }),
    ).toBeVisible()
  }

  /** Sets one filter by the words of its choice. */
  async filter(field: string, choice: string): Promise<void> {
    await this.openPart('Filters')
    await this.page
      .locator('search')
      .getByLabel(field, { exact: true })
      .selectOption({ label: choice })
  }

  /** Writes a file with the mouse, and gives what was saved. */
  async export(format: Format): Promise<Saved> {
    await this.openPart('Export and import')
    await this.page.getByLabel('File', { exact: true }).selectOption(format)
    return await this.saved(() =>
      this.page.getByRole('button', { name: 'Export', exact: true }).click(),
    )
  }

  /** What the browser saves when this is done. */
  async saved(act: () => Promise<void>): Promise<Saved> {
    const coming = this.page.waitForEvent('download')
    await act()
    const download = await coming
    return {
      name: download.suggestedFilename(),
      text: await readFile(await download.path(), 'utf8'),
    }
  }

  /** Hands it a file to read. */
  async import(bytes: string | Buffer, name = 'history.json'): Promise<void> {
    await this.openPart('Export and import')
    await this.page.getByLabel(/^Read a file/).setInputFiles({
      name,
      mimeType: 'application/json',
      buffer: Buffer.from(bytes),
    })
  }
}

/** Opens the History screen, wide enough for a payment beside the list. */
export async function openHistory(
  loaded: Pick<LoadedBrowser, 'context' | 'origin'>,
): Promise<HistoryScreen> {
  const page = await openDashboard(loaded, 'history')
  await page.setViewportSize(sizes.wide)
  return new HistoryScreen(page)
}
