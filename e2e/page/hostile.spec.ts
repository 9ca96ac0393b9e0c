import type { Page } from '@playwright/test'
import { besiege } from './besiege.ts'
import { expect, test } from './test.ts'

for (const isXhr of [false, true])
  for (const [method, body] of [['GET'], ['POST', 'abc']] as const)
    for (const [plan, status] of [
      ['pay', 200],
      ['leave', 402],
      ['words,ask-pay', 200],
      ['repeat,words,pay', 200],
      ['words,repeat,leave', 402],
    ] as const)
      test(`neither broken nor overheard: ${isXhr ? 'XMLHttpRequest' : 'fetch'} ${method} ${plan}`, async ({
        page,
      }) => {
        const got = await besieged(page, {
          url: `/pay/quote?plan=${plan}&header`,
          method,
          isXhr,
          ...(body && { body }),
        })
        expect(got).toEqual({ status, heard: [] })
      })

test('neither broken nor overheard: fetch without options', async ({
  page,
}) => {
  const got = await besieged(page, {
    url: '/pay/quote?plan=repeat,words,pay&header',
    method: 'GET',
    isBare: true,
    isXhr: false,
  })
  expect(got).toEqual({ status: 200, heard: [] })
})

test('what calls a built-in or reads what an object inherits is overheard', async ({
  page,
}) => {
  const got = await besieged(page, {
    url: '/pay/quote?free',
    method: 'GET',
    isXhr: false,
    isControl: true,
  })
  expect(got).toEqual({
    status: 200,
    heard: ['inherited kind', 'JSON.stringify'],
  })
})

/** What the call came to, and what was heard of it. */
async function besieged(
  page: Page,
  call: Parameters<typeof besiege>[0],
): Promise<unknown> {
  const over = page.waitForEvent('console', {
    predicate: (message) => message.text() === 'over',
  })
  await page.evaluate(besiege, call)
  await over
  return await page.evaluate('window.besieged')
}
