import {
  type Address,
  concatHex,
  encodeAbiParameters,
  type Hex,
  keccak256,
  slice,
  toEventSelector,
  toHex,
} from 'viem'
import type { TestChain } from './chain.ts'

const words = (count: number) =>
  Array.from({ length: count }, () => ({ type: 'bytes32' }) as const)

// LOG3(no data, words 0–2), then LOG3(word 6, words 3–5).
const echoCode: Hex =
  '0x60403560203560003560006000a360c03560005260a03560803560603560206000a300'

/** Where the contract is that says whatever it is told to. */
export const lookAlikeAddress: Address =
  '0x00000000000000000000000000000000000f00d5'

/** A payment as events tell it, with addresses as topics have them. */
export type Told = { from: Hex; to: Hex; nonce: Hex; value: Hex }

/** Places a contract that emits the events of a payment that never was. */
export async function placeLookAlike({ client }: TestChain): Promise<void> {
  await client.setCode({ address: lookAlikeAddress, bytecode: echoCode })
}

/** What to call it with: a nonce marked used, and a transfer. */
export function lookAlikeCall({ from, to, nonce, value }: Told): Hex {
  const used = toEventSelector('AuthorizationUsed(address,bytes32)')
  const transfer = toEventSelector('Transfer(address,address,uint256)')
  return encodeAbiParameters(words(7), [
    ...[used, from, nonce],
    ...[transfer, from, to, value],
  ] as [Hex, Hex, Hex, Hex, Hex, Hex, Hex])
}

const quietAddress: Address = '0x00000000000000000000000000000000000f00d6'
const implementationSlot = keccak256(
  toHex('org.zeppelinos.proxy.implementation'),
)

/**
 * Makes the chain's token one that does not revert: what Circle's code refuses
 * leaves an event `AuthorizationAlreadyUsed` and a transaction that succeeded,
 * as Paxos' tokens do. Gives back the way to undo it.
 */
export async function silenceToken({
  client,
  token: { address },
}: TestChain): Promise<() => Promise<void>> {
  const slot = { address, index: implementationSlot }
  const real = await client.getStorageAt({ address, slot: slot.index })
  if (!real) throw new Error('The token is no proxy.')
  const bytecode = quietCode(slice(real, 12))
  await client.setCode({ address: quietAddress, bytecode })
  const value = `0x${'0'.repeat(24)}${quietAddress.slice(2)}` as Hex
  await client.setStorageAt({ ...slot, value })
  return () => client.setStorageAt({ ...slot, value: real })
}

// DELEGATECALL with all that came; what succeeds is returned, what fails is
// LOG3(no data, topic, argument 0, argument 5) and STOP.
function quietCode(implementation: Hex): Hex {
  return concatHex([
    '0x36600060003760006000366000',
    '0x73',
    implementation,
    '0x5af43d600060003e605a57',
    '0x60a4356004357f',
    toEventSelector('AuthorizationAlreadyUsed(address,bytes32)'),
    '0x60006000a300',
    '0x5b3d6000f3',
  ])
}
