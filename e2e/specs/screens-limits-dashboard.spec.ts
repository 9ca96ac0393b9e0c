import { sampleLimits } from '../../components/limits/samples.ts'
import { expect, test } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { giveLimit } from '../screens/limits.ts'
import { manyLimits } from '../screens/sample-limits.ts'
import { openHearing } from '../screens/stand-in.ts'

const path = 'dashboard.html#/limits'
const everySize = ['wide', 'middle', 'least', 'tab'] as const

test('Limits: none, one, and what changes them', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const page = await openDashboard(loaded, 'limits')
  await expect(page.getByText('No site has a rule')).toBeVisible()
  await inspect(page, 'limits-empty', 'wide', 'least')
  const button = (name: string | RegExp) => page.getByRole('button', { name })

  await button('Add a rule').click()
  await inspect(page, 'limits-add', 'tab', 'least')
  await button('Continue').click()
  await inspect(page, 'limits-add-wrong', 'tab', 'least')
  await page.getByRole('textbox', { name: 'Site' }).fill('example.com')
  await page.getByLabel('What its pages load').check()
  await page.getByLabel(/^Pay known prices/).check()
  await inspect(page, 'limits-add-known', 'tab', 'least')
  await button('Continue').click()
  await expect(page.getByLabel('Password', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Known prices are paid/)).toBeVisible()
  await inspect(page, 'limits-add-password', 'tab', 'least')
  await page.keyboard.press('Escape')

  await button('Change these').click()
  await inspect(page, 'limits-ceilings', 'wide', 'least', 'tab')
  await page.getByLabel(/^Any one site .*24 h/).fill('4.50')
  await page.getByLabel(/^One payment by hand/).fill('100')
  await page.keyboard.press('Enter')
  await expect(page.getByText('from $3.00 to $4.50')).toBeVisible()
  await inspect(page, 'limits-raise', 'tab', 'least')
  await page.close()

  await giveLimit(reader, `${bed.sellers.hand.origin}/dialect/v2-header`)
  const one = await openDashboard(loaded, 'limits')
  await expect(one.getByText('0.00 of 1.00')).toBeVisible()
  await inspect(one, 'limits-one', ...everySize)
  await one.getByRole('button', { name: /^Edit, / }).click()
  await one.getByLabel('Per payment').fill('2')
  await one.keyboard.press('Enter')
  await expect(one.getByText(/cannot be more than/)).toBeVisible()
  await inspect(one, 'limits-edit', ...everySize)
  await one.keyboard.press('Escape')
  await one.getByRole('button', { name: /^Remove, / }).click()
  await inspect(one, 'limits-remove', 'wide', 'least')
  await one.getByRole('button', { name: 'Keep' }).click()

  await one.getByLabel('Pause all auto-pay').click()
  await expect(one.getByText('All auto-pay is paused.')).toBeVisible()
  await inspect(one, 'limits-paused', 'wide', 'least')
  await wallet.call('lock')
  await expect(one.getByText('Unlock to change limits')).toBeVisible()
  await inspect(one, 'limits-locked', 'wide', 'least')
})

test('Limits: twelve, of all kinds', async ({ wallet: _, loaded }) => {
  const page = await openHearing(loaded, path, { limits: manyLimits() })
  await expect(page.getByText('Quiet for now')).toBeVisible()
  await inspect(page, 'limits-many', ...everySize)
  for (const [size, width] of [
    ['wide', 1280],
    ['middle', 1024],
    ['least', 320],
  ] as const) {
    await page.setViewportSize({
      width,
      height: size === 'least' ? 5200 : 2200,
    })
    await page.screenshot({
      path: `test-results/screens/limits-many-whole-${size}.png`,
    })
  }
})

for (const doubt of [
  'LEDGER_SUSPECT',
  'CLOCK_SUSPECT',
  'CLOCK_UNHEARD',
] as const)
  test(`Limits: ${doubt}`, async ({ wallet: _, loaded }) => {
    const page = await openHearing(loaded, path, {
      limits: sampleLimits({ doubt }),
    })
    await expect(
      page.getByText(/^Auto-pay (paused itself|waits)/),
    ).toBeVisible()
    await inspect(page, `limits-${doubt}`, 'wide', 'least')
    if (doubt === 'LEDGER_SUSPECT') {
      await page.getByRole('button', { name: 'Trust the records' }).click()
      await inspect(page, 'limits-trust', 'tab', 'least')
    }
  })
