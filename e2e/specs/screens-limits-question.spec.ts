import type { Page } from '@playwright/test'
import { expect, test } from '../harness/test.ts'
import { expectNoScrolling, inspect } from '../screens/inspect.ts'
import { tabTo } from '../screens/keyboard.ts'
import { openRuleStep } from '../screens/limits.ts'
import { Question } from '../screens/question.ts'
import {
  sampleItems,
  sampleQuestion,
  stoppedQuestion,
} from '../screens/sample-question.ts'
import { openHearing } from '../screens/stand-in.ts'

test('the question with its step that makes a rule', async ({
  bed,
  reader,
}) => {
  const { v2 } = bed.sellers
  const asked = await reader.askAt(`${v2.origin}/articles/otters`)
  const { page } = asked
  await expect(page.getByText('4.99 USDC')).toBeVisible()
  await expect(page.getByText('Let this site take')).toBeVisible()
  await expectNoScrolling(page)
  await inspect(page, 'limit-question', 'popup', 'window', 'least')
  await openRuleStep(asked)
  await expectNoScrolling(page)
  await inspect(page, 'limit-rule-step', 'popup', 'window', 'least')
  await page.getByLabel('USDC per payment').fill('0.001')
  await page.getByLabel('USDC in 24 hours').fill('a lot')
  await expect(page.getByText('This payment alone is 0.01 USDC.')).toBeVisible()
  await inspect(page, 'limit-rule-wrong', 'popup', 'least')
})

test('three items of one page', async ({ wallet: _, loaded }) => {
  const { site } = sampleQuestion()
  const page = await openHearing(loaded, 'approval.html', {
    questions: [sampleItems([1, 2, 3].map((n) => `${site}/api/quotes/${n}`))],
  })
  await expect(page.getByRole('button', { name: 'Pay 3 items' })).toBeVisible()
  await expect(page.getByText('Let this site take')).toBeVisible()
  await expectNoScrolling(page)
  await inspect(page, 'limit-items-3', 'popup', 'least')
  await page.getByRole('checkbox').last().uncheck()
  await openRuleStep(new Question(page))
  await inspect(page, 'limit-items-rule', 'popup')
  await page.getByLabel(/^Pay known prices/).check()
  await expect(page.getByText(/^Known prices are paid/).first()).toBeVisible()
  await inspect(page, 'limit-rule-known', 'popup', 'window', 'least')
})

test('thirty items with long addresses', async ({ wallet: _, loaded }) => {
  const { site } = sampleQuestion()
  const urls = Array.from(
    { length: 30 },
    (_, place) =>
      `${site}/api/v3/${'regions/north-and-south/'.repeat(place % 5)}quotes?page=${place}&token=${'a0b1'.repeat(place)}`,
  )
  const page = await openHearing(loaded, 'approval.html', {
    questions: [sampleItems(urls, 2)],
  })
  await expect(page.getByRole('button', { name: 'Pay 30 items' })).toBeVisible()
  await inspect(page, 'limit-items-30', 'popup', 'least')
  // What is called twice has one tick, and goes with it.
  await tabTo(page.getByRole('checkbox').nth(2))
  await page.keyboard.press('Space')
  await expect(page.getByRole('button', { name: 'Pay 29 items' })).toBeVisible()
})

test('a rule for a site that is not the seller', async ({
  wallet: _,
  loaded,
}) => {
  const page = await openHearing(loaded, 'approval.html', {
    questions: [
      sampleQuestion({
        site: 'https://a-rather-long-name.of-a-newspaper.example.org',
        seller: 'https://api.metering-and-payments.example.com',
        url: 'https://api.metering-and-payments.example.com/v1/read',
      }),
    ],
  })
  await expect(page.getByText('4.95 USDC')).toBeVisible()
  await inspect(page, 'limit-pair-question', 'popup')
  await openRuleStep(new Question(page))
  await inspect(page, 'limit-pair-step', 'popup', 'least')
})

const token = 'token' as const
const usd = 'usd' as const

/** Every stop that looks another way, by the name of its pictures. */
const stops = {
  'over-rule-24h': stoppedQuestion('OVER_RULE_24H', {
    limit: { used: '960000', of: '1000000', unit: token },
    raiseTo: { perPayment: '50000', per24h: '2000000', per30d: '10000000' },
  }),
  'over-payment': stoppedQuestion('OVER_PAYMENT', {
    limit: { used: '0', of: '20000', unit: token },
    raiseTo: { perPayment: '50000', per24h: '1000000', per30d: '10000000' },
  }),
  'price-rose': stoppedQuestion('PRICE_ROSE', {
    raiseTo: { perPayment: '50000', per24h: '1000000', per30d: '10000000' },
  }),
  'new-recipient': stoppedQuestion('NEW_RECIPIENT', {
    raiseTo: { perPayment: '50000', per24h: '1000000', per30d: '10000000' },
    offers: sampleQuestion().offers.map((offer) => ({
      ...offer,
      recipient: { kind: 'changed' },
    })),
  }),
  'over-all-24h': stoppedQuestion('OVER_ALL_24H', {
    limit: { used: '2960000', of: '3000000', unit: usd },
  }),
  undelivered: stoppedQuestion('RULE_UNDELIVERED'),
  'by-hand-too': stoppedQuestion('AUTO_PAUSED', {
    limits: [
      {
        per24h: { used: '30000', of: '1000000' },
        per30d: { used: '3030000', of: '10000000' },
      },
    ],
  }),
  many: stoppedQuestion('MANY_A_MINUTE'),
}

for (const [name, question] of Object.entries(stops))
  test(`a stop: ${name}`, async ({ wallet: _, loaded }) => {
    const page = await openHearing(loaded, 'approval.html', {
      questions: [question],
    })
    await shown(page)
    await expectNoScrolling(page)
    await inspect(page, `limit-stop-${name}`, 'popup', 'least')
  })

async function shown(page: Page): Promise<void> {
  await expect(page.getByText('4.95 USDC')).toBeVisible()
  await expect(new Question(page).pay).toBeVisible()
}
