import type { pageContract } from '../../lib/contracts/page.ts'
import type { walletContract } from '../../lib/contracts/wallet.ts'
import type { Input } from '../../lib/messaging/contract.ts'

type Channels = { page: typeof pageContract; wallet: typeof walletContract }

/**
 * A message as our own scripts would send it, for whoever imitates them: one
 * that is not what the contract takes would be refused for that, if it did get
 * through, and show nothing.
 */
export function forged<
  channel extends keyof Channels,
  name extends keyof Channels[channel] & string,
>(channel: channel, name: name, input: Input<Channels[channel], name>) {
  return { channel, name, input }
}
