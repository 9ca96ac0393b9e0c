import { expect, type Page } from '@playwright/test'
import { type CallResult, ways } from '../harness/calls.ts'
import { closed } from '../harness/windows.ts'
import { type Question, questionWindow, questionWith } from './question.ts'

/** How a price is met: a page that is opened, or a call a page makes. */
export const kinds = ['open', 'call'] as const
type Kind = (typeof kinds)[number]

/** A person who browses with the wallet, in one tab. */
export type Reader = {
  /** The question, now or as soon as it is asked. */
  question(): Promise<Question>
  /** Says yes to what is asked, as soon as Pay is armed. */
  sayYes(): Promise<void>
  sayNo(): Promise<void>
  /** The page that was bought is there and alive. */
  seeGoods(): Promise<void>
  /** Opens a priced page, pays and sees it. */
  pay(url: string): Promise<void>
  /** Comes to the tab, opens a priced page and is asked about it. */
  askAt(url: string): Promise<Question>
  /** Goes elsewhere: nothing waits any more, and the window closes itself. */
  leave(question: Question): Promise<void>
  /** Meets a price by opening it, or on a page of its seller that calls it. */
  meet(kind: Kind, url: string, from?: string): Promise<Met>
}

/** A price that was met. */
type Met = {
  /** What the page's call came to; null for a page that was opened. */
  call: Promise<CallResult | Error> | null
  /** What was bought came: the page, or a call's 200. */
  gotIt(): Promise<void>
}

/** The person at this tab. */
export function readerAt(page: Page): Reader {
  const context = page.context()
  const reader: Reader = {
    question: () => questionWindow(context),
    async sayYes() {
      await (await questionWith(context, 'Pay')).sayYes()
    },
    async sayNo() {
      await (await questionWith(context, "Don't pay")).sayNo()
    },
    async seeGoods() {
      await expect(page.getByText('Scripts ran.')).toBeVisible()
    },
    async pay(url) {
      await page.goto(url)
      await reader.sayYes()
      await reader.seeGoods()
    },
    async askAt(url) {
      await page.bringToFront()
      await page.goto(url)
      return await reader.question()
    },
    async leave(question) {
      await page.goto('about:blank')
      await closed(question.page)
    },
    async meet(kind, url, from = '/landed') {
      if (kind === 'open') {
        await page.goto(url)
        return { call: null, gotIt: reader.seeGoods }
      }
      await page.goto(new URL(from, url).href)
      const call = ways['fetch GET'](page, url).catch((error: Error) => error)
      return {
        call,
        async gotIt() {
          expect(await call).toMatchObject({ status: 200 })
        },
      }
    },
  }
  return reader
}
