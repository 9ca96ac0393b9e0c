import type { PaymentDetail } from '../../lib/contracts/history.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import { setClockOff } from '../harness/clock.ts'
import { test as base, expect } from '../harness/test.ts'
import { password, type Wallet } from '../harness/wallet.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'
import { startTestbed, type Testbed } from '../testbed/testbed.ts'

const network = 'eip155:84532'
/** Past the end of any authorisation, well before the wallet locks itself. */
const pastEndSeconds = 330
/** More than a chain takes to be final. */
const deepBlocks = 130

/** With a bed of its own: its chain's time runs ahead of the others'. */
const test = base.extend<object, { bed: Testbed }>({
  bed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
    async ({}, use) => {
      const bed = await startTestbed()
      await use(bed)
      await bed.stop()
    },
    { scope: 'worker' },
  ],
})

// One after the other: each begins where the last one left the chain's time.
test.describe.configure({ mode: 'serial' })

async function payment(wallet: Wallet, id: string): Promise<PaymentDetail> {
  return await wallet.call<PaymentDetail>('payment', { id })
}

async function look(wallet: Wallet, id: string): Promise<PaymentDetail> {
  await wallet.call('lookNow', { id })
  return await payment(wallet, id)
}

/** Lets both clocks pass the end of what was signed. */
async function passEnd(bed: Testbed, loaded: LoadedBrowser): Promise<void> {
  const chain = bed.chains[84532]
  await chain.increaseTime(pastEndSeconds)
  await chain.mine(deepBlocks)
  await followChain(bed, loaded)
}

/** Sets the device to the chain's time. */
async function followChain(bed: Testbed, loaded: LoadedBrowser) {
  const now = Number(await bed.chains[84532].now()) * 1000
  await setClockOff(loaded, now - Date.now())
}

async function newestId(wallet: Wallet, status: string): Promise<string> {
  await expect
    .poll(async () => (await wallet.history())[0]?.status)
    .toBe(status)
  return (await wallet.history())[0]?.id ?? ''
}

async function notices(loaded: LoadedBrowser): Promise<string[]> {
  const worker = await loaded.worker()
  return Object.keys(await worker.evaluate(() => chrome.notifications.getAll()))
}

test('a rule’s payment lost and never settled: nothing was taken, the limit is back', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await giveLimit(reader, `${hand.origin}/dialect/v2-header?first`)
  const met = await reader.meet('call', `${hand.origin}/outcome/drop-unsettled`)
  await met.call
  const id = await newestId(wallet, 'unknown')
  const used = async () => (await ruleOf(wallet, hand.origin)).per24h.used
  expect(await used()).toBe('10000')

  const live = await look(wallet, id)
  expect(live.row.status).toBe('unknown')
  expect(live.proof).toMatchObject({ kind: 'open', because: 'LIVE' })

  // One of two endpoints serves another chain: nobody is believed.
  await passEnd(bed, loaded)
  const { rpcUrls } = await wallet.call<{
    rpcUrls: Record<string, string>
  }>('settings')
  await wallet.call('saveSettings', {
    rpcUrls: { ...rpcUrls, [`${network}#2`]: bed.chains[8453].rpcUrl },
  })
  const doubted = await look(wallet, id)
  expect(doubted.proof).toMatchObject({ kind: 'open', because: 'WRONG_CHAIN' })
  expect(await used()).toBe('10000')

  await wallet.call('saveSettings', { rpcUrls })
  const dead = await look(wallet, id)
  expect(dead.row).toMatchObject({
    status: 'void',
    isProvenBy: 'chain',
    decidedBy: 'rule',
    nextLookAtMs: null,
  })
  expect(dead.proof).toMatchObject({ kind: 'dead', endpoints: 1 })
  expect(dead.rule).toMatchObject({ isThere: true })
  expect(await used()).toBe('0')
  expect(await notices(loaded)).toEqual([`outcome:${id}`])
  expect(await books.settlements()).toBe(1)
  expect(await books.spent()).toBe(10_000n)
  await look(wallet, id)
  expect(await used()).toBe('0')
})

test('refused: that nothing was taken is said only once it cannot be', async ({
  bed,
  wallet,
  loaded,
  reader,
  booksOf,
}) => {
  await followChain(bed, loaded)
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  await reader.meet('open', `${hand.origin}/outcome/refused`)
  await reader.sayYes()
  const id = await newestId(wallet, 'refused')
  const early = await look(wallet, id)
  expect(early.row).toMatchObject({ status: 'refused', isProvenBy: 'seller' })
  expect(early.row.nextLookAtMs).not.toBeNull()

  await passEnd(bed, loaded)
  expect((await look(wallet, id)).row).toMatchObject({
    status: 'void',
    isProvenBy: 'chain',
  })
  expect(await books.spent()).toBe(0n)
})

test('locked: what is dead waits for the wallet, and is found as it opens', async ({
  bed,
  wallet,
  loaded,
  reader,
}) => {
  await followChain(bed, loaded)
  const { hand } = bed.sellers
  await reader.meet('open', `${hand.origin}/outcome/drop-unsettled`)
  await reader.sayYes()
  const id = await newestId(wallet, 'unknown')
  await passEnd(bed, loaded)
  await wallet.call('lock')
  const waiting = await look(wallet, id)
  expect(waiting.proof).toMatchObject({ kind: 'open', because: 'NOT_FINAL' })
  expect(waiting.row.status).toBe('unknown')

  await wallet.call('unlock', { password })
  await expect
    .poll(async () => (await payment(wallet, id)).row.status)
    .toBe('void')
})
