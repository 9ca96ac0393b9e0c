import type { Testbed } from '../testbed/testbed.ts'
import type { LoadedBrowser } from './browser.ts'
import { setClockOff } from './clock.ts'
import { ownBed } from './own-bed.ts'
import { test as base } from './test.ts'

/** Past the end of any authorisation, well before the wallet locks itself. */
const pastEndSeconds = 330
/** More than a chain takes to be final. */
const deepBlocks = 130

/**
 * With a bed of its own: its chain's time runs ahead of the others'. Each test
 * begins where the last one left that time, so they run one after the other.
 */
export const test = base.extend<{ onTime: undefined }, { bed: Testbed }>({
  bed: ownBed(),
  onTime: [
    async ({ bed, loaded }, use) => {
      await followChain(bed, loaded)
      await use(undefined)
    },
    { auto: true },
  ],
})

/** Lets both clocks pass the end of what was signed, or so many seconds. */
export async function passEnd(
  bed: Testbed,
  loaded: LoadedBrowser,
  seconds = pastEndSeconds,
): Promise<void> {
  const chain = bed.chains[84532]
  await chain.increaseTime(seconds)
  await chain.mine(deepBlocks)
  await followChain(bed, loaded)
}

/** Sets the device, and all who sell, to the chain's time. */
async function followChain(bed: Testbed, loaded: LoadedBrowser): Promise<void> {
  const chain = bed.chains[84532]
  // Its newest block may be old: a clock put back that far locks the wallet.
  await chain.mine(1)
  const now = Number(await chain.now()) * 1000
  const aheadMs = now - Date.now()
  await setClockOff(loaded, aheadMs)
  for (const seller of Object.values(bed.sellers)) seller.runAhead(aheadMs)
}
