import type { Page } from '@playwright/test'
import type { Wallet } from '../harness/wallet.ts'
import { type Question, questionWindow } from '../screens/question.ts'
import { lookBack } from './look-back.ts'
import { expect } from './patience.ts'
import { usdc } from './purses.ts'
import type { Scene } from './scene.ts'
import type { Step } from './steps.ts'

/** One thing to buy, as a reader goes about it. */
type Purchase = {
  /** Short, for pictures. */
  name: string
  wish: string
  price: bigint
  /** Up to the seller's question. */
  ask(page: Page): Promise<void>
  delivery: string
  /** Holds once the goods are there. */
  delivered(page: Page): Promise<void>
  /** In the title of its line in the history. */
  listedAs: string
}

/** A reader's way through the paper, and back to the books. */
export function journey(scene: Scene, page: Page): Step[] {
  const { bed, camera } = scene
  const openFront = async () => {
    await page.goto(bed.newspaper.origin)
    await expect(page.getByRole('article').first()).toBeVisible()
  }
  return [
    {
      name: 'The front page of The Daily Tuppence',
      run: openFront,
      linger: () => camera.take(page, 'front-page'),
    },
    ...buy(scene, page, otters),
    ...buy(scene, page, quotes),
    ...buy(scene, page, letter),
    ...lookBack(scene, page),
  ]
}

/** Scrolls past the paper's masthead, to more of the story. */
async function showHeading(page: Page): Promise<void> {
  await page
    .getByRole('heading', { level: 1 })
    .evaluate((heading) =>
      scrollBy(0, heading.getBoundingClientRect().top - 72),
    )
}

/** What the history calls the newest payment; a page's title comes last. */
async function newestTitle(wallet: Wallet): Promise<string> {
  const { rows } = await wallet.call<{ rows: { title: string }[] }>('history', {
    limit: 1,
  })
  return rows[0]?.title ?? ''
}

/** An article is open when its own script has run. */
async function articleIsOpen(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-script', 'ran')
  await expect(page.locator('.text p').first()).toBeVisible()
}

const otters: Purchase = {
  name: 'article',
  wish: 'Open “The otters are back under Pier Four”',
  price: 10_000n,
  async ask(page) {
    await page.getByRole('link', { name: 'The otters are back' }).click()
    await expect(page.getByText('This story costs 0.01 USDC.')).toBeVisible()
  },
  delivery: 'the article opens',
  delivered: articleIsOpen,
  listedAs: 'The otters are back',
}

const quotes: Purchase = {
  name: 'markets',
  wish: 'Ask the markets page for its quotes (a paid API)',
  price: 1_000n,
  async ask(page) {
    await page.getByRole('link', { name: 'Markets' }).click()
    await page.getByRole('button', { name: /^Get the quotes/ }).click()
    await expect(page.getByRole('status')).toHaveText('Asking the hall …')
  },
  delivery: 'the quotes arrive',
  async delivered(page) {
    await expect(page.getByRole('status')).toHaveText(/^Quotes of /)
    await expect(page.getByRole('cell', { name: /Herring/ })).toBeVisible()
  },
  listedAs: 'Markets',
}

const letter: Purchase = {
  name: 'v1-article',
  wish: 'Open “In praise of small change” (x402 v1)',
  price: 30_000n,
  async ask(page) {
    await page.getByRole('link', { name: 'Front page' }).click()
    await page.getByRole('link', { name: 'In praise of small' }).click()
    await page.waitForURL('**/articles/small-change')
  },
  delivery: 'the letter opens',
  delivered: articleIsOpen,
  listedAs: 'In praise of small change',
}

function buy(
  { browser, wallet, camera }: Scene,
  page: Page,
  { name, wish, price, ask, delivery, delivered, listedAs }: Purchase,
): Step[] {
  let question: Question
  return [
    {
      name: wish,
      async run() {
        await ask(page)
        question = await questionWindow(browser.context)
        await question.page.setViewportSize({ width: 376, height: 640 })
        await expect(question.pay).toBeVisible()
        await expect(question.pay).not.toHaveAttribute('aria-disabled', 'true')
        await expect(question.page.getByText(usdc(price)).first()).toBeVisible()
      },
      async linger() {
        await showHeading(page)
        await camera.take(page, `${name}-unpaid`)
        await camera.take(question.page, `${name}-question`)
      },
    },
    {
      name: `Pay: ${delivery}`,
      pays: price,
      async run() {
        await question.sayYes()
        await delivered(page)
      },
      async linger() {
        await expect.poll(() => newestTitle(wallet)).toContain(listedAs)
        await showHeading(page)
        await camera.take(page, `${name}-paid`)
      },
    },
  ]
}
