import type { Page } from '@playwright/test'
import { paymentIn } from '../harness/authorisations.ts'
import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn, typeInto } from '../screens/keyboard.ts'
import { buyPage } from '../screens/purchases.ts'

const ask = 'Ask what it supports'

/** Opens the part of the view that asks, at another facilitator's URL. */
async function openAt(view: Page, url: string): Promise<void> {
  await enterOn(
    view.locator('summary').filter({ hasText: 'Ask a facilitator' }),
  )
  await view
    .getByLabel('Facilitator', { exact: true })
    .selectOption('Another …')
  await typeInto(view.getByLabel('Facilitator URL'), url)
}

test('without a wallet: a facilitator is asked when the button is pressed, and not before', async ({
  loaded,
  bed,
}) => {
  const { facilitator } = bed
  facilitator.log.clear()
  const view = await openDashboard(loaded, 'developer')
  await openAt(view, facilitator.origin)
  await expect(
    view.getByText('There is no payment in your history to ask about.'),
  ).toBeVisible()
  expect(facilitator.log.entries).toEqual([])

  await enterOn(view.getByRole('button', { name: ask }))
  const kinds = view.getByRole('table', { name: 'What it says it settles' })
  for (const words of ['eip155:84532', 'base-sepolia', 'eip155:8453'])
    await expect(
      kinds
        .getByRole('row')
        .filter({ has: view.getByText(words, { exact: true }) }),
    ).not.toHaveCount(0)
  await expect(kinds.getByText('v2').first()).toBeVisible()
  await expect(
    view.getByText(/eip155:\* 0x[\da-fA-F]{40}/).first(),
  ).toBeVisible()
  expect(
    facilitator.log.entries.map(({ method, url }) => [method, url]),
  ).toEqual([['GET', '/supported']])
  const [asked] = facilitator.log.entries
  for (const name of ['cookie', 'referer', 'authorization'])
    expect(asked?.headers).not.toHaveProperty(name)
  await kinds.scrollIntoViewIfNeeded()
  await inspect(view, 'developer-facilitator', 'wide', 'narrow', 'least')
})

test('all that is known by name is listed, and answers that are none are explained', async ({
  loaded,
  bed,
}) => {
  const { hand, recorder } = bed.sellers
  const view = await openDashboard(loaded, 'developer')
  await openAt(view, '')
  const list = view.getByLabel('Facilitator', { exact: true })
  for (const host of [
    'x402.polygon.technology',
    'x402-amoy.polygon.technology',
    'facilitator.hpp.io',
    'facilitator-sepolia.hpp.io',
    'x402.org',
  ])
    await expect(
      list.locator('option').filter({ hasText: host }),
    ).not.toHaveCount(0)

  hand.log.clear()
  const { length } = recorder.log.entries
  const url = view.getByLabel('Facilitator URL')
  for (const [typed, words] of [
    ['not an address', 'That is not a web address'],
    ['http://shop.test', 'It must start with https://'],
    ['http://127.0.0.1:1', 'It could not be reached.'],
    [`${hand.origin}/bare/json`, 'It refused to answer.'],
    [`${hand.origin}/redirect-before/same`, 'It sent Tuppence elsewhere'],
    [
      recorder.origin,
      /It refused to answer|was not JSON|not what a facilitator/,
    ],
  ] as const) {
    await url.fill(typed)
    // A browser's own check of the field must not stand in for ours.
    await view.getByRole('button', { name: ask }).click()
    await expect(
      view.getByRole('alert').filter({ hasText: words }),
    ).toBeVisible()
  }
  await inspect(view, 'developer-facilitator-problem', 'narrow')
  // The redirect was not followed, and each was asked once.
  expect(hand.log.entries.map(({ url }) => url)).toEqual([
    '/bare/json/supported',
    '/redirect-before/same/supported',
  ])
  expect(recorder.log.entries.slice(length)).toHaveLength(1)
})

test('a payment its seller has is checked, with nothing signed anew or settled', async ({
  loaded,
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await buyPage(
    { page, wallet, reader },
    `${hand.origin}/outcome/500-unsettled`,
    'unknown',
  )
  const [shown] = hand.log.paid()
  if (!shown) throw new Error('No payment was shown.')
  const payload = paymentIn(shown)
  const { facilitator } = bed
  facilitator.log.clear()
  const view = await openDashboard(loaded, 'developer')
  await openAt(view, facilitator.origin)
  const check = view.getByRole('button', { name: 'Check this payment' })
  await expect(check).toBeVisible()
  expect(facilitator.log.entries).toEqual([])

  await enterOn(check)
  await expect(view.getByText('It would settle this payment.')).toBeVisible()
  await check.scrollIntoViewIfNeeded()
  await inspect(view, 'developer-verify', 'wide', 'narrow')
  const [verified, ...more] = facilitator.log.entries
  expect(more).toEqual([])
  expect(verified?.url).toBe('/verify')
  // The same bytes its seller was handed.
  expect(JSON.parse(String(verified?.body))).toEqual({
    x402Version: 2,
    paymentPayload: payload,
    paymentRequirements: payload.accepted,
  })
  expect(await books.settlements()).toBe(0)
  expect(await wallet.history()).toHaveLength(1)

  await facilitator.settle(payload, payload.accepted)
  await check.click()
  await expect(
    view.getByText('It would not settle this payment.'),
  ).toBeVisible()
  await expect(view.getByText(/nonce/)).toBeVisible()

  await wallet.call('lock')
  await check.click()
  await expect(
    view.getByRole('alert').filter({ hasText: 'Unlock Tuppence first' }),
  ).toBeVisible()
  expect(facilitator.log.entries).toHaveLength(2)
})
