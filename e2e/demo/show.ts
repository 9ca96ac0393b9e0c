import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { password, setUpWallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { closeWelcome } from './front-of-house.ts'
import { openWindow } from './open-window.ts'
import { openPurses, usdc } from './purses.ts'
import { say } from './say.ts'

/**
 * Hands the paper to a person; ends when they close the browser. Null where no
 * window opens.
 */
export async function showToPerson(bed: Testbed): Promise<number | null> {
  const profile = mkdtempSync(path.join(tmpdir(), 'tuppence-demo-'))
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }))

  const opened = await openWindow(profile).catch(() => null)
  if (!opened) return null
  const { context, ...browser } = opened
  const closed = new Promise<void>((resolve) =>
    context.once('close', () => resolve()),
  )
  const wallet = await setUpWallet({ context, ...browser }, bed)
  await wallet.call('saveSettings', { askIn: 'toolbar' })
  const page = await context.newPage()
  await page.goto(bed.newspaper.origin)
  await closeWelcome(context)
  for (const other of context.pages()) if (other !== page) await other.close()
  await page.bringToFront()

  const look = openPurses(bed, wallet.address)
  const { reader } = await look()
  say(`
The Daily Tuppence is open: ${bed.newspaper.origin}
Your wallet ${wallet.address} has ${usdc(reader)} of test money
on each network of the demo. Its password: ${password}

What to try
  · Open an article: Tuppence asks, you pay, the article opens in place.
  · Markets: a page whose own script calls a paid API.
  · “In praise of small change” is sold in the older dialect, x402 v1.
  · Open an article again: it was paid before, so paying again is up to you.
  · Say “Don't pay”: you see what the seller shows everyone else.
  · The icon (behind the puzzle piece): History, receipts, Lock, Settings.

Close the browser to end.`)
  await closed
  const { reader: left } = await look()
  say(`\nYou spent ${usdc(reader - left)}. Good-bye.`)
  return 0
}
