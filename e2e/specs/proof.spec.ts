import type { PaymentDetail } from '../../lib/contracts/history.ts'
import { type LoadedBrowser, launch } from '../harness/browser.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker, type Wallet } from '../harness/wallet.ts'

const network = 'eip155:84532'

/** The newest payment, opened. */
async function newest(wallet: Wallet): Promise<PaymentDetail> {
  const [row] = await wallet.history()
  const detail = await wallet.call<PaymentDetail | null>('payment', {
    id: row?.id ?? '',
  })
  if (!detail) throw new Error('Nothing was paid')
  return detail
}

/** Looks it up on its chain, as the button of its detail does. */
async function lookAtNewest(wallet: Wallet): Promise<PaymentDetail> {
  const { row } = await newest(wallet)
  await wallet.call('lookNow', { id: row.id })
  return await newest(wallet)
}

const statusOf = async (wallet: Wallet) => (await wallet.history())[0]?.status

async function noticesOf(loaded: LoadedBrowser): Promise<string[]> {
  const worker = await loaded.worker()
  return Object.keys(await worker.evaluate(() => chrome.notifications.getAll()))
}

async function hasLookAlarm(loaded: LoadedBrowser): Promise<boolean> {
  const worker = await loaded.worker()
  return await worker.evaluate(
    async () => (await chrome.alarms.get('look')) !== undefined,
  )
}

test('settled and honest: the chain’s own word, then no more looks', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { v2 } = bed.sellers
  const books = await booksOf(v2)
  await reader.pay(`${v2.origin}/articles/otters`)
  await expect.poll(() => hasLookAlarm(loaded)).toBe(true)
  expect((await newest(wallet)).row.isProvenBy).toBe('seller')

  await bed.chains[84532].mine(5)
  const { row, proof, events } = await lookAtNewest(wallet)
  const [settled] = await books.settled()
  expect(row).toMatchObject({
    status: 'delivered',
    isProvenBy: 'chain',
    transaction: settled?.transaction,
    nextLookAtMs: null,
  })
  expect(proof).toMatchObject({
    kind: 'settled',
    transaction: settled?.transaction,
    block: `${settled?.blockNumber}`,
    amount: '10000',
  })
  expect(events.at(-1)).toMatchObject({ kind: 'settled' })
  await expect.poll(() => hasLookAlarm(loaded)).toBe(false)
  expect(await noticesOf(loaded)).toEqual([])

  const page = await loaded.context.newPage()
  await page.goto(`${loaded.origin}/dashboard.html#/history/${row.id}`)
  await expect(page.getByText('verified on chain').first()).toBeVisible()
})

test('a false hash proves nothing', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/lying-receipt`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
  const { row, proof, receipt } = await lookAtNewest(wallet)
  expect(receipt?.transaction).toMatch(/^0x/)
  expect(row.isProvenBy).toBe('seller')
  expect(proof).toMatchObject({ kind: 'open', because: 'LIVE' })
  expect(row.nextLookAtMs).toBeGreaterThan(Date.now())
  expect(await books.spent()).toBe(0n)
})

test('without a hash the transfer is found by what the token says', async ({
  bed,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/200-no-receipt`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('delivered')
  await expect.poll(books.settlements).toBe(1)
  const { row } = await lookAtNewest(wallet)
  const [settled] = await books.settled()
  expect(row).toMatchObject({
    isProvenBy: 'chain',
    transaction: settled?.transaction,
  })
})

for (const path of ['settle-then-drop', 'settle-then-500'])
  test(`${path}: paid, not delivered, and the person is told once`, async ({
    bed,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await reader.meet('open', `${hand.origin}/outcome/${path}`)
    await reader.sayYes()
    await expect.poll(() => statusOf(wallet)).toBe('unknown')
    await expect.poll(books.settlements).toBe(1)
    expect((await newest(wallet)).row.isProvenBy).toBe('none')

    const { row } = await lookAtNewest(wallet)
    expect(row).toMatchObject({ status: 'undelivered', isProvenBy: 'chain' })
    expect(await books.spent()).toBe(10_000n)
    await expect.poll(() => noticesOf(loaded)).toEqual([`outcome:${row.id}`])
    await lookAtNewest(wallet)
    expect(await noticesOf(loaded)).toHaveLength(1)
  })

test('no endpoint to be had: it stays counted and says so', async ({
  bed,
  wallet,
  reader,
}) => {
  const { hand } = bed.sellers
  await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  const { rpcUrls } = await wallet.call<{
    rpcUrls: Record<string, string>
  }>('settings')
  await wallet.call('saveSettings', {
    rpcUrls: { ...rpcUrls, [network]: 'http://127.0.0.1:9' },
  })
  const down = await lookAtNewest(wallet)
  expect(down.row.status).toBe('unknown')
  expect(down.proof).toMatchObject({ kind: 'open', because: 'UNREACHABLE' })

  await wallet.call('saveSettings', { rpcUrls })
  expect((await lookAtNewest(wallet)).row.status).toBe('undelivered')
})

test('the browser restarted while locked: the transfer is found all the same', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  const { hand } = bed.sellers
  await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
  await reader.sayYes()
  await expect.poll(() => statusOf(wallet)).toBe('unknown')
  const { row } = await newest(wallet)
  await loaded.close({ keepProfile: true })

  const again = await launch({ profile: loaded.profile })
  try {
    const page = await openSpeaker(again)
    const call = <value>(name: string, input?: unknown) =>
      callWallet<value>(page, name, input)
    expect(await call('status')).toMatchObject({ wallet: 'locked' })
    await expect.poll(() => hasLookAlarm(again)).toBe(true)
    await call('lookNow', { id: row.id })
    expect(await call('payment', { id: row.id })).toMatchObject({
      row: { status: 'undelivered', isProvenBy: 'chain' },
    })
  } finally {
    await again.close()
  }
})

test.describe('stopped in the middle', () => {
  test.use({ build: 'test' })

  test('between the chain’s answer and the write: found by the next look', async ({
    bed,
    context,
    wallet,
    loaded,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    await reader.meet('open', `${hand.origin}/outcome/settle-then-drop`)
    await reader.sayYes()
    await expect.poll(() => statusOf(wallet)).toBe('unknown')
    const worker = await loaded.worker()
    await worker.evaluate(() =>
      chrome.storage.session.set({ testStopAt: 'afterLook' }),
    )
    const { row } = await newest(wallet)
    void wallet.call('lookNow', { id: row.id }).catch(() => undefined)
    const session = () =>
      worker.evaluate(() => chrome.storage.session.get()) as Promise<{
        testStoppedAt?: string
        lookCalls?: { calls: number }[]
      }>
    await expect
      .poll(async () => (await session()).testStoppedAt)
      .toBe('afterLook')
    // What it was about to send is already spent.
    expect((await session()).lookCalls).toMatchObject([{ calls: 30 }])
    await stopWorker(context, wallet.page)

    expect(await statusOf(wallet)).toBe('unknown')
    const found = await lookAtNewest(wallet)
    expect(found.row.status).toBe('undelivered')
    expect(found.events.filter(({ kind }) => kind === 'settled')).toHaveLength(
      1,
    )
    expect(await books.settlements()).toBe(1)
  })
})
