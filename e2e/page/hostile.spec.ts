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
        await page.evaluate(besiege, {
          url: `/pay/quote?plan=${plan}&header`,
          method,
          isXhr,
          ...(body && { body }),
        })
        await page.waitForTimeout(1000)
        const got = await page.evaluate('window.besieged')
        expect(got).toEqual({ status, heard: [] })
      })

test('neither broken nor overheard: fetch without options', async ({
  page,
}) => {
  await page.evaluate(besiege, {
    url: '/pay/quote?plan=repeat,words,pay&header',
    method: 'GET',
    isBare: true,
    isXhr: false,
  })
  await page.waitForTimeout(1000)
  const got = await page.evaluate('window.besieged')
  expect(got).toEqual({ status: 200, heard: [] })
})
