import type { Page } from '@playwright/test'
import type { Address, Hex } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import type { PaymentRow } from '../../lib/contracts/history.ts'
import type { QuestionView } from '../../lib/contracts/question.ts'
import type { Testbed } from '../testbed/testbed.ts'
import type { LoadedBrowser } from './browser.ts'

export const password = 'correct horse battery staple 402'

/** The extension's own messages, sent from a page of its own. */
export type Wallet = {
  address: Address
  key: Hex
  /** An extension page to speak from. */
  page: Page
  call<value = unknown>(name: string, input?: unknown): Promise<value>
  /** The newest ten payments. */
  history(): Promise<PaymentRow[]>
  /** What waits to be answered. */
  questions(): Promise<QuestionView[]>
}

/** Opens a page of the extension to speak from. */
export async function openSpeaker(
  browser: Pick<LoadedBrowser, 'context' | 'origin'>,
  page?: Page,
): Promise<Page> {
  const speaker = page ?? (await browser.context.newPage())
  await speaker.goto(`${browser.origin}/manifest.json`)
  return speaker
}

/** The tab every browser starts with, where nobody has used it. */
function firstTab({ context }: Pick<LoadedBrowser, 'context'>) {
  const [first] = context.pages()
  return first?.url() === 'about:blank' ? first : undefined
}

/** Sends one message on the wallet's own channel. */
export async function callWallet<value>(
  page: Page,
  name: string,
  input?: unknown,
): Promise<value> {
  const reply = await page.evaluate(
    ([name, input]) =>
      chrome.runtime.sendMessage({ channel: 'wallet', name, input }),
    [name, input] as const,
  )
  if (!reply?.ok) throw new Error(`${name}: ${JSON.stringify(reply)}`)
  return reply.value as value
}

/** How a key becomes the wallet's. */
type Give = (
  page: Page,
  wallet: { key: Hex; address: Address; password: string },
) => Promise<void>

const importIt: Give = (page, { key, password }) =>
  callWallet(page, 'importWallet', { kind: 'key', secret: key, password })

/** A funded, unlocked wallet on the bed's chains, without its screens. */
export async function setUpWallet(
  browser: LoadedBrowser,
  bed: Testbed,
  {
    dollars = 5n,
    give = importIt,
  }: { dollars?: bigint; give?: Give | undefined } = {},
): Promise<Wallet> {
  const key = generatePrivateKey()
  const address = privateKeyToAddress(key)
  const page = await openSpeaker(browser, firstTab(browser))
  const call = <value>(name: string, input?: unknown) =>
    callWallet<value>(page, name, input)

  await give(page, { key, address, password })
  await call('saveSettings', {
    testNetworks: true,
    askIn: 'window',
    rpcUrls: Object.fromEntries(
      Object.values(bed.chains).map((chain) => [
        `eip155:${chain.chainId}`,
        chain.rpcUrl,
      ]),
    ),
  })
  await Promise.all(
    Object.values(bed.chains).map((chain) =>
      chain.mint(address, dollars * 1_000_000n),
    ),
  )
  return {
    address,
    key,
    page,
    call,
    history: async () =>
      (await call<{ rows: PaymentRow[] }>('history', { limit: 10 })).rows,
    questions: () => call<QuestionView[]>('questions'),
  }
}
