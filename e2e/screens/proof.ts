import { expect } from '@playwright/test'
import type { PaymentDetail } from '../../lib/contracts/history.ts'
import type { LoadedBrowser } from '../harness/browser.ts'
import type { Wallet } from '../harness/wallet.ts'

const network = 'eip155:84532'

/** An endpoint where nothing listens. */
export const nobody = 'http://127.0.0.1:9'

/** Said of a payment not known yet; near midnight the time has its day. */
export const stillChecking =
  /Not known yet – checking until (?:[A-Z][a-z]{2} \d{1,2}, \d{4}, )?\d{1,2}:\d{2}/

/** The newest payment's outcome. */
export const statusOf = async (wallet: Wallet) =>
  (await wallet.history())[0]?.status

/** The newest payment, opened. */
export async function newest(wallet: Wallet): Promise<PaymentDetail> {
  const [row] = await wallet.history()
  const detail = await wallet.call<PaymentDetail | null>('payment', {
    id: row?.id ?? '',
  })
  if (!detail) throw new Error('Nothing was paid')
  return detail
}

/** Looks it up on its chain, as the button of its detail does. */
export async function lookAtNewest(wallet: Wallet): Promise<PaymentDetail> {
  const { row } = await newest(wallet)
  await wallet.call('lookNow', { id: row.id })
  return await newest(wallet)
}

/** Looks all of them up, so that no look of the wallet's own changes a row soon. */
export async function lookAtAll(wallet: Wallet): Promise<void> {
  for (const { id } of await wallet.history())
    await wallet.call('lookNow', { id })
}

/** Opens a payment in the history and reads what is said of it. */
export async function expectSays(
  { context, origin }: Pick<LoadedBrowser, 'context' | 'origin'>,
  id: string,
  { says, never = [] }: { says: (string | RegExp)[]; never?: string[] },
): Promise<void> {
  const page = await context.newPage()
  await page.setViewportSize({ width: 1280, height: 900 })
  await page.goto(`${origin}/dashboard.html#/history/${id}`)
  const detail = page.getByRole('complementary', { name: 'Payment' })
  for (const words of says) await expect(detail).toContainText(words)
  for (const words of never) await expect(detail).not.toContainText(words)
  await page.close()
}

/** The wallet asks these endpoints of Base Sepolia from now on. */
export async function askEndpoints(
  wallet: Wallet,
  first: string,
  second?: string,
): Promise<void> {
  const { rpcUrls } = await wallet.call<{ rpcUrls: Record<string, string> }>(
    'settings',
  )
  const { [`${network}#2`]: _, ...others } = rpcUrls
  await wallet.call('saveSettings', {
    rpcUrls: {
      ...others,
      [network]: first,
      ...(second ? { [`${network}#2`]: second } : {}),
    },
  })
}

/** The ids of the notifications that are up. */
export async function noticesOf(loaded: LoadedBrowser): Promise<string[]> {
  const worker = await loaded.worker()
  return Object.keys(await worker.evaluate(() => chrome.notifications.getAll()))
}

/** Whether the wallet means to look again by itself. */
export async function hasLookAlarm(loaded: LoadedBrowser): Promise<boolean> {
  const worker = await loaded.worker()
  return await worker.evaluate(
    async () => (await chrome.alarms.get('look')) !== undefined,
  )
}
