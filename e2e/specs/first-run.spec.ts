import {
  english,
  generateMnemonic,
  generatePrivateKey,
  mnemonicToAccount,
  privateKeyToAddress,
} from 'viem/accounts'
import { expectPaidOnce, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { toolbarPopup } from '../harness/toolbar-popup.ts'
import { password } from '../harness/wallet.ts'
import { enterOn, typeInto } from '../screens/keyboard.ts'
import {
  expectStep,
  readAddress,
  readWords,
  welcomeTab,
} from '../screens/welcome.ts'

test('by keyboard alone: install, make a wallet, fund it, pay', async ({
  bed,
  context,
}) => {
  const page = await welcomeTab(context)
  const button = (name: string) => page.getByRole('button', { name })

  await expectStep(page, 'Pages with a price simply open')
  await enterOn(button('Create'))

  await expectStep(page, 'Write down these 12 words')
  const words = await readWords(page)
  await enterOn(button('I have written them down'))

  await expectStep(page, 'Check two of your words')
  for (const field of await page.getByRole('textbox').all()) {
    const label = await field.evaluate(
      (input) => (input as HTMLInputElement).labels?.[0]?.innerText ?? '',
    )
    const position = Number(label.replace(/\D/g, ''))
    await typeInto(field, words[position - 1] ?? '')
  }
  await page.keyboard.press('Enter')

  await expectStep(page, 'Choose a password')
  // What was written down is not on the screen any more.
  await expect(
    page.getByRole('list', { name: 'Your recovery phrase' }),
  ).toHaveCount(0)
  await typeInto(page.getByLabel('Password', { exact: true }), password)
  await typeInto(page.getByLabel('Repeat password'), password)
  await expect(button('Create')).toBeEnabled()
  await page.keyboard.press('Enter')

  await expectStep(page, 'Your wallet is ready')
  const address = await readAddress(page)
  expect(address).toBe(mnemonicToAccount(words.join(' ')).address)
  await expect(page.getByRole('img', { name: 'QR code' })).toBeVisible()
  await enterOn(button('Continue'))

  await expectStep(page, 'Two last things')
  await expect(page.getByText('Every payment is asked.')).toBeVisible()

  // Money arrives at the address that was shown.
  const base = bed.chains[8453]
  await base.mint(address, 1_000_000n)
  const books = await openBooks(base, address, bed.sellers.v2)

  const tab = await context.newPage()
  await tab.goto(`${bed.sellers.v2.origin}/articles/ferries`)
  const popup = await toolbarPopup(context)
  await expect.poll(popup.text).toContain('0.25 USDC')
  expect(await popup.focused()).not.toBe('Pay')
  await expect
    .poll(async () => {
      await popup.press('Tab')
      return popup.focused()
    })
    .toBe('Pay')
  await expect.poll(popup.text).toContain('Pay is ready.')
  await popup.press('Enter')

  await expect(tab.getByText('Scripts ran.')).toBeVisible()
  expect(tab.url()).toBe(`${bed.sellers.v2.origin}/articles/ferries`)
  await expectPaidOnce(books, 250_000n)
  expect(await base.balanceOf(address)).toBe(750_000n)
})

test.describe('import', () => {
  for (const [what, make] of [
    [
      'Recovery phrase',
      () => {
        const secret = generateMnemonic(english)
        return { secret, address: mnemonicToAccount(secret).address }
      },
    ],
    [
      'Private key',
      () => {
        const secret = generatePrivateKey()
        return { secret, address: privateKeyToAddress(secret) }
      },
    ],
  ] as const)
    test(`by ${what.toLowerCase()}`, async ({ context }) => {
      const { secret, address } = make()
      const page = await welcomeTab(context)
      await page.getByRole('button', { name: 'Import' }).click()
      await expectStep(page, 'Import a wallet')
      await page.getByRole('radio', { name: what }).check({ force: true })
      await page.getByRole('textbox', { name: what }).fill(secret)
      await page.getByRole('button', { name: 'Continue' }).click()
      await expectStep(page, 'Choose a password')
      await page.getByLabel('Password', { exact: true }).fill(password)
      await page.getByLabel('Repeat password').fill(password)
      await page.getByRole('button', { name: 'Import' }).click()
      await expectStep(page, 'Your wallet is ready')
      expect(await readAddress(page)).toBe(address)
    })

  test('what is no phrase and no key is told apart in words', async ({
    context,
  }) => {
    const page = await welcomeTab(context)
    await page.getByRole('button', { name: 'Import' }).click()
    const phrase = page.getByRole('textbox', { name: 'Recovery phrase' })
    const go = page.getByRole('button', { name: 'Continue' })
    await expect(go).toBeDisabled()
    for (const [typed, words] of [
      ['abandon abandon', 'There are 2 words. A phrase has 12 or 24.'],
      [`${'abandon '.repeat(11)}otter`, 'Word 12, “otter”, is not in the list'],
      ['abandon '.repeat(12), 'These words do not belong together.'],
    ] as const) {
      await phrase.fill(typed)
      await go.click()
      await expect(page.getByRole('alert')).toContainText(words)
      await expect(phrase).toHaveAttribute('aria-invalid', 'true')
    }

    await page
      .getByRole('radio', { name: 'Private key' })
      .check({ force: true })
    await page.getByRole('textbox', { name: 'Private key' }).fill('0x1234')
    await go.click()
    await expect(page.getByRole('alert')).toContainText(
      'That is not a private key.',
    )
    await expect(page.getByLabel('Password', { exact: true })).toHaveCount(0)
  })

  test('a password that is easily guessed is not taken', async ({
    context,
  }) => {
    const page = await welcomeTab(context)
    await page.getByRole('button', { name: 'Import' }).click()
    await page
      .getByRole('textbox', { name: 'Recovery phrase' })
      .fill(generateMnemonic(english))
    await page.getByRole('button', { name: 'Continue' }).click()
    const [first, second] = [
      page.getByLabel('Password', { exact: true }),
      page.getByLabel('Repeat password'),
    ]
    const make = page.getByRole('button', { name: 'Import' })
    for (const [typed, words] of [
      ['short', '5 more characters.'],
      ['password123', 'Easy to guess.'],
    ] as const) {
      await first.fill(typed)
      await second.fill(typed)
      await expect(page.getByRole('status').getByText(words)).toBeVisible()
      await expect(make).toBeDisabled()
    }
    await first.fill(password)
    await second.fill('something else')
    await expect(page.getByRole('alert')).toContainText('not the same')
    await expect(make).toBeDisabled()
    await second.fill(password)
    await expect(make).toBeEnabled()
  })
})

test('words that were not written down are asked again', async ({
  context,
}) => {
  const page = await welcomeTab(context)
  await page.getByRole('button', { name: 'Create' }).click()
  await readWords(page)
  await page.getByRole('button', { name: 'I have written them down' }).click()
  const [first, second] = await page.getByRole('textbox').all()
  await first?.fill('wrong')
  await second?.fill('wronger')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByRole('alert').first()).toContainText(
    'That is not word',
  )
  await page.getByRole('button', { name: 'Show the words again' }).click()
  await readWords(page)
})
