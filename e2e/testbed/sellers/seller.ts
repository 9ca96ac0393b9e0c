import type { Address } from 'viem'
import { generatePrivateKey, privateKeyToAddress } from 'viem/accounts'
import type { BedNetwork } from '../chains/networks.ts'
import type { Host } from '../http/host.ts'

/** A host that sells, and the address it is paid at. */
export type Seller = Host & { payTo: Address }

/** What every seller needs to know of the bed. */
export type Market = {
  facilitatorUrl: string
  /** The networks whose chains are up; Base Sepolia and Base always are. */
  networks: readonly BedNetwork[]
}

/** An address nobody has used before. */
export const freshAddress = (): Address =>
  privateKeyToAddress(generatePrivateKey())
