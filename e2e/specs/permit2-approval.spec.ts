import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { test as base, expect } from '../harness/test.ts'
import { Approval, openApproval } from '../screens/approval.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn, typeInto, writeInto } from '../screens/keyboard.ts'
import { kinds } from '../screens/reader.ts'

type Allowed = {
  /** Gives the wallet a little of the network's coin. */
  fund(): Promise<void>
  /** Amounts it ever allowed Permit2, oldest first. */
  approvals(): Promise<bigint[]>
  /** How many transactions it sent. */
  sent(): Promise<number>
  /** Atomic units that Permit2 may still take. */
  allowance(): Promise<bigint>
}

const test = base.extend<{ allowed: Allowed }>({
  allowed: async ({ bed, wallet }, use) => {
    const { client, permit2, setGasBalance } = bed.chains[84532]
    const { address } = wallet
    await use({
      fund: () => setGasBalance(address, 10n ** 16n),
      approvals: async () =>
        (await permit2.approvals(address)).map(({ value }) => value),
      sent: () => client.getTransactionCount({ address }),
      allowance: () => permit2.allowance(address),
    })
  },
})

for (const kind of kinds)
  for (const [scheme, needed, taken] of [
    ['exact', 10_000n, 10_000n],
    ['upto', 100_000n, 20_000n],
  ] as const)
    test(`approved by hand, ${scheme} by Permit2 is paid: ${kind}`, async ({
      bed,
      wallet,
      reader,
      allowed,
    }) => {
      await allowed.fund()
      const { permit2 } = bed.sellers
      const path = kind === 'open' ? 'articles' : 'api'
      const url = `${permit2.origin}/${path}/${scheme}/plain`
      const before = await bed.chains[84532].balanceOf(wallet.address)
      const { gotIt } = await reader.meet(kind, url, '/goods.css')
      const question = await reader.question()

      await (await openApproval(question)).sayYes()
      await expect.poll(allowed.approvals).toEqual([needed])
      expect(await allowed.allowance()).toBe(needed)
      await question.sayYes()
      await gotIt()

      const after = await bed.chains[84532].balanceOf(wallet.address)
      expect(before - after).toBe(taken)
      expect(await allowed.allowance()).toBe(needed - taken)
      expect(await allowed.sent()).toBe(1)
    })

test('an amount of one’s own is allowed, and no other', async ({
  bed,
  reader,
  allowed,
}) => {
  await allowed.fund()
  const { permit2 } = bed.sellers
  const question = await reader.askAt(`${permit2.origin}/articles/exact/plain`)
  const approval = await openApproval(question)
  for (const wrong of ['0.001', '30.01', '1e3', '']) {
    await approval.amount.fill(wrong)
    await expect(approval.amount).toHaveAttribute('aria-invalid', 'true')
    await expect(approval.approve).toBeDisabled()
  }
  await approval.amount.fill('0.5')
  await approval.sayYes()
  await expect.poll(allowed.approvals).toEqual([500_000n])
  await question.sayYes()
  await reader.seeGoods()
  expect(await allowed.allowance()).toBe(490_000n)
})

test('without a yes nothing is on the chain; a wrong password is no yes', async ({
  bed,
  reader,
  allowed,
}) => {
  await allowed.fund()
  const { permit2 } = bed.sellers
  permit2.log.clear()
  const question = await reader.askAt(`${permit2.origin}/articles/exact/plain`)
  const approval = await openApproval(question)
  await approval.sayYes('not the password at all')
  await expect(
    question.page.getByText('That is not the password.'),
  ).toBeVisible()
  await question.page.getByRole('button', { name: 'Back' }).click()
  await expect(
    question.page.getByRole('button', { name: 'Approve …' }),
  ).toBeFocused()
  await question.sayNo()
  expect(await allowed.sent()).toBe(0)
  expect(await allowed.allowance()).toBe(0n)
  expect(permit2.log.paid()).toEqual([])
})

test('too little of the network’s coin is said before anything is signed', async ({
  bed,
  wallet,
  reader,
  allowed,
}) => {
  const { permit2 } = bed.sellers
  const question = await reader.askAt(`${permit2.origin}/articles/exact/plain`)
  const approval = await openApproval(question)
  await expect(
    question.page.getByText('There is too little ETH for the fee'),
  ).toBeVisible()
  await expect(question.page.getByTitle(wallet.address)).toBeVisible()
  await inspect(question.page, 'permit2-no-coin', 'window', 'narrow')
  await approval.password.fill('whatever')
  await expect(approval.approve).toBeDisabled()
  expect(await allowed.sent()).toBe(0)
})

test.describe('the worker is stopped', () => {
  test.use({ build: 'test' })

  for (const label of ['afterApproval', 'afterApprovalSent'])
    test(`${label}: exactly one transaction, and the page opens`, async ({
      bed,
      context,
      loaded,
      wallet,
      reader,
      allowed,
    }) => {
      await allowed.fund()
      const { permit2 } = bed.sellers
      const question = await reader.askAt(
        `${permit2.origin}/articles/exact/plain`,
      )
      const approval = await openApproval(question)
      const point = await stopAt(loaded, label)
      await approval.sayYes()
      await point.reached()
      expect(await allowed.sent()).toBe(label === 'afterApproval' ? 0 : 1)

      await stopWorker(context, wallet.page)
      await question.page.reload()
      await question.sayYes()
      await reader.seeGoods()
      expect(await allowed.approvals()).toEqual([10_000n])
      expect(await allowed.sent()).toBe(1)
    })
})

test('the screens, by keyboard alone', async ({ bed, reader, allowed }) => {
  await allowed.fund()
  const { permit2 } = bed.sellers
  const question = await reader.askAt(`${permit2.origin}/articles/exact/plain`)
  const { page } = question
  const open = page.getByRole('button', { name: 'Approve …' })
  await expect(open).toBeVisible()
  await inspect(page, 'permit2-question', 'window', 'narrow')
  await enterOn(open)
  const approval = new Approval(page)
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await inspect(page, 'permit2-approval', 'window', 'narrow')
  await writeInto(approval.amount, '0.02')
  await typeInto(approval.password, 'correct horse battery staple 402')
  await page.keyboard.press('Enter')
  await expect.poll(allowed.approvals).toEqual([20_000n])
  await expect(question.pay).toBeEnabled()
  await enterOn(question.pay)
  await reader.seeGoods()
})
