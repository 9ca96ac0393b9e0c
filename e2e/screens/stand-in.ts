import type { Page } from '@playwright/test'
import type { Answered } from '../../lib/contracts/answer.ts'
import type { PaymentDetail, PaymentRow } from '../../lib/contracts/history.ts'
import type { LimitNotice, LimitsView } from '../../lib/contracts/limits.ts'
import type { QuestionView } from '../../lib/contracts/question.ts'
import type { TabView } from '../../lib/contracts/tab.ts'
import type { Status } from '../../lib/contracts/wallet.ts'
import type { ExportRow } from '../../lib/export/row.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import { sizes } from './inspect.ts'

/** What the background would say, by the name of the message. */
type Said = {
  questions?: QuestionView[]
  /** What comes of whichever answer. */
  answer?: Answered
  limits?: LimitsView
  notices?: LimitNotice[]
  tab?: TabView
  status?: Status
  /** All there is, in one page. */
  history?: { rows: PaymentRow[]; next: null }
  /** Whichever payment is opened. */
  payment?: PaymentDetail
  /** Whichever payments are exported. */
  exportRows?: { rows: ExportRow[]; next: null }
}

/**
 * Opens a page of the extension that hears these answers in place of the
 * background's: states a person comes to only in days. All other messages go
 * through.
 */
export async function openHearing(
  { context, origin }: Pick<LoadedBrowser, 'context' | 'origin'>,
  path: string,
  said: Said,
): Promise<Page> {
  const page = await context.newPage()
  await page.addInitScript((said: Record<string, unknown>) => {
    const { runtime } = chrome
    const send = runtime.sendMessage.bind(runtime)
    const answer = async (message: { name?: string }) =>
      message.name !== undefined && message.name in said
        ? { ok: true, value: said[message.name] }
        : await send(message)
    Object.assign(runtime, { sendMessage: answer })
  }, said)
  await page.setViewportSize(sizes.tab)
  await page.goto(`${origin}/${path}`)
  // The tab that opens at install may have come in front meanwhile.
  await page.bringToFront()
  return page
}
