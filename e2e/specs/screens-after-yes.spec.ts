import type { Page } from '@playwright/test'
import { sampleDetail, sampleRow } from '../../components/history/samples.ts'
import type { Answered } from '../../lib/contracts/answer.ts'
import type { PaymentRow } from '../../lib/contracts/history.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import { expect, test } from '../harness/test.ts'
import { inspect } from '../screens/inspect.ts'
import { Question } from '../screens/question.ts'
import { sampleQuestion } from '../screens/sample-question.ts'
import { openHearing } from '../screens/stand-in.ts'

const usdc = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

/** The window after a yes that came to this; `row`: all that was paid. */
async function afterYes(
  loaded: LoadedBrowser,
  answer: Answered,
  row: Partial<PaymentRow> = {},
): Promise<Page> {
  const liveUntilMs = Date.now() + 240_000
  const page = await openHearing(loaded, 'approval.html', {
    questions: [sampleQuestion()],
    answer,
    payment: sampleDetail({
      row: sampleRow({ ...usdc, kind: 'call', liveUntilMs, ...row }),
    }),
  })
  await new Question(page).sayYes()
  return page
}

/** The question is gone, as one that was answered is. */
async function empty(page: Page): Promise<void> {
  await page.evaluate(() => {
    const { runtime } = chrome
    const send = runtime.sendMessage.bind(runtime)
    const hear = async (message: { name?: string }) =>
      message.name === 'questions'
        ? { ok: true, value: [] }
        : await send(message)
    Object.assign(runtime, { sendMessage: hear })
  })
}

test('several, and not all of them paid', async ({ loaded, wallet: _ }) => {
  const page = await afterYes(
    loaded,
    {
      ok: true,
      paymentIds: ['a', 'b'],
      failures: [
        { url: 'https://news.example.com/api/quotes/3', because: 'GONE' },
        { url: 'https://news.example.com/api/quotes/4', because: 'TOO_LATE' },
      ],
      repeats: [],
    },
    {},
  )
  await expect(page.getByText('Paid 0.02 USDC (TEST)')).toBeVisible()
  await inspect(page, 'after-yes-partly', 'popup', 'short')
})

test('several that did not come', async ({ loaded, wallet: _ }) => {
  const page = await afterYes(
    loaded,
    { ok: true, paymentIds: ['a', 'b'], failures: [], repeats: [] },
    { status: 'undelivered', isProvenBy: 'chain' },
  )
  await expect(page.getByText('Paid, not delivered').first()).toBeVisible()
  await inspect(page, 'after-yes-not-come', 'popup', 'short')
})

test('a call that was refused', async ({ loaded, wallet: _ }) => {
  const page = await afterYes(
    loaded,
    { ok: true, paymentIds: ['a'], failures: [], repeats: [] },
    { status: 'refused', code: 'insufficient_funds' },
  )
  await expect(page.getByText('See in History')).toBeVisible()
  await inspect(page, 'after-yes-refused', 'popup', 'short')
})

test('a question that went while it was answered', async ({
  loaded,
  wallet: _,
}) => {
  const page = await openHearing(loaded, 'approval.html', {
    questions: [sampleQuestion()],
    answer: { ok: false, because: 'GONE' },
  })
  await expect(new Question(page).pay).toBeVisible()
  await empty(page)
  await new Question(page).sayYes()
  await expect(page.getByText('Nothing was taken')).toBeVisible()
  await inspect(page, 'after-yes-gone', 'popup', 'short')
})
