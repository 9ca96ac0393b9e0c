import type { LoadedBrowser } from '../harness/browser.ts'
import type { Wallet } from '../harness/wallet.ts'
import type { Testbed } from '../testbed/testbed.ts'
import type { Camera } from './camera.ts'

/** What the journey needs of the world. */
export type Scene = {
  bed: Testbed
  browser: LoadedBrowser
  wallet: Wallet
  camera: Camera
}
