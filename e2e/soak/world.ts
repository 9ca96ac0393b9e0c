import { expect, type Page, type Worker } from '@playwright/test'
import type { QuestionView } from '../../lib/contracts/question.ts'
import { type LoadedBrowser, launch } from '../harness/browser.ts'
import { shift } from '../harness/clock.ts'
import { killBrowser } from '../harness/kill-browser.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import {
  callWallet,
  openSpeaker,
  password,
  setUpWallet,
} from '../harness/wallet.ts'
import { openWindow } from '../harness/windows.ts'
import type { Seller } from '../testbed/sellers/seller.ts'
import type { Testbed } from '../testbed/testbed.ts'

const network = 'eip155:84532'
/** Past the end of any authorisation, seconds, and more than is final, blocks. */
const pastEndSeconds = 400
const deepBlocks = 130

/** One person's browser and wallet through everything that befalls them. */
export type World = Awaited<ReturnType<typeof createWorld>>

/** A funded wallet, a street of sellers, and two windows to shop from. */
export async function createWorld(
  bed: Testbed,
  { shops: count, payments }: { shops: number; payments: number },
) {
  const chain = bed.chains[84532]
  const shops = await bed.openShops(count)
  let loaded: LoadedBrowser = await launch({ build: 'test' })
  const wallet = await setUpWallet(loaded, bed)
  const { address } = wallet
  let speaker: Page = wallet.page
  let tabs: Page[] = []
  let aheadMs = 0
  let killing = Promise.resolve()
  await chain.mint(address, BigInt(payments) * 40_000n)

  /**
   * Asks again where the worker was stopped before it answered, or where a
   * clock that was put back for a moment has locked the wallet.
   */
  async function call<value = unknown>(
    name: string,
    input?: unknown,
  ): Promise<value> {
    for (let left = 20; ; left--)
      try {
        return await callWallet<value>(speaker, name, input)
      } catch (error) {
        const isLocked = /"LOCKED"/.test(`${error}`)
        const isStopped =
          /establish connection|closed before|: undefined$/.test(`${error}`)
        if (left === 0 || !(isLocked || isStopped)) throw error
        if (isLocked) await open()
      }
  }

  /** A worker that was stopped comes back with the machine's own clock. */
  function keepClock(): void {
    loaded.context.on('serviceworker', (worker: Worker) => {
      // One that is stopped again meanwhile needs no clock.
      void worker.evaluate(shift, aheadMs).catch(() => undefined)
    })
  }

  /** Whether what no rule is for is paid without a question. */
  async function setGrant(isOn: boolean): Promise<void> {
    await speaker.evaluate(
      (testGrant) => chrome.storage.session.set({ testGrant }),
      isOn,
    )
  }

  /** Comes back to the wallet, at the right time and unlocked. */
  async function open(): Promise<void> {
    await call('touch')
    await (await loaded.worker()).evaluate(shift, aheadMs)
    const { wallet } = await call<{ wallet: string }>('status')
    if (wallet === 'locked') await call('unlock', { password })
  }

  async function settleIn(): Promise<void> {
    keepClock()
    await open()
    await setGrant(true)
    const [shop] = shops as [Seller]
    const landed = `${shop.origin}/landed`
    tabs = [
      await openWindow({ page: speaker }, landed),
      await openWindow({ page: speaker }, landed),
    ]
  }

  await call('saveSettings', { autoLockMinutes: 240 })
  await settleIn()

  return {
    chain,
    shops,
    address,
    call,
    /** The wallet's time, Unix ms. */
    now: () => Date.now() + aheadMs,
    setGrant,
    questions: () => call<QuestionView[]>('questions'),
    loaded: () => loaded,
    speaker: () => speaker,
    tab: (at: number) => tabs[at] as Page,

    /** Stops the worker, and has a person come back to it. */
    async killWorker(): Promise<void> {
      const kill = async () => {
        await stopWorker(loaded.context, speaker)
        await open()
      }
      // Two tabs never stop it at once.
      killing = killing.then(kill)
      await killing
    },

    /** Whether the configured endpoint is there. */
    async setRpc(isUp: boolean): Promise<void> {
      const { rpcUrls } = await call<{ rpcUrls: Record<string, string> }>(
        'settings',
      )
      const url = isUp ? chain.rpcUrl : 'http://127.0.0.1:9'
      await call('saveSettings', { rpcUrls: { ...rpcUrls, [network]: url } })
    },

    /** Closes the browser, or kills it, and opens it again. */
    async restart(how: 'close' | 'kill'): Promise<void> {
      const { profile } = loaded
      if (how === 'kill') await killBrowser(loaded.context)
      else await loaded.close({ keepProfile: true })
      loaded = await launch({ build: 'test', profile })
      speaker = await openSpeaker(loaded)
      await settleIn()
    },

    /**
     * Leaves all pages and lets all clocks pass the end of everything that was
     * signed.
     */
    async passEnd(): Promise<void> {
      for (const tab of tabs)
        await expect(() => tab.goto('about:blank')).toPass()
      await chain.increaseTime(pastEndSeconds)
      await chain.mine(deepBlocks)
      aheadMs = Number(await chain.now()) * 1000 - Date.now()
      for (const shop of shops) {
        shop.runAhead(aheadMs)
        shop.log.clear()
      }
      await open()
    },

    close: () => loaded.close(),
  }
}
