import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launch } from '../harness/browser.ts'
import { setUpWallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import { openCamera, pictureFolder } from './camera.ts'
import { closeWelcome } from './front-of-house.ts'
import { journey } from './journey.ts'
import { patienceMs } from './patience.ts'
import { openPurses, usdc } from './purses.ts'
import { say, since } from './say.ts'
import { runSteps } from './steps.ts'

/** Walks the main journey without anybody there; resolves with an exit code. */
export async function walkAlone(bed: Testbed): Promise<number> {
  const start = performance.now()
  const profile = mkdtempSync(path.join(tmpdir(), 'tuppence-demo-'))
  // Also when a signal ends the process in the middle.
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }))

  const browser = await launch({ profile, colorScheme: 'light' })
  try {
    browser.context.setDefaultTimeout(patienceMs)
    const wallet = await setUpWallet(browser, bed)
    await closeWelcome(browser.context)
    const look = openPurses(bed, wallet.address)
    const { reader } = await look()
    say('\nNobody is watching: the demo reads the paper by itself.')
    say(`Wallet ${wallet.address} has ${usdc(reader)} on Base Sepolia.\n`)

    const camera = openCamera()
    const page = await browser.context.newPage()
    const steps = journey({ bed, browser, wallet, camera }, page)
    const { failed } = await runSteps(steps, look)
    if (failed) await camera.take(page, 'failed').catch(() => undefined)
    const spent = reader - (await look()).reader
    say(
      `\nSpent ${usdc(spent)} in ${since(start)}. Pictures: ${pictureFolder}/`,
    )
    if (failed) say(`Failed: ${failed.name}`)
    return failed ? 1 : 0
  } finally {
    await browser.close()
  }
}
