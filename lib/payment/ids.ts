import { bytesToHex, type Hex } from 'viem'
import type { Random } from './ports'

/** Lower-case hex with 0x. */
export function hex(bytes: Uint8Array): Hex {
  return bytesToHex(bytes)
}

/** An id that sorts by time: twelve hex digits of ms, then sixteen random. */
export function newId(nowMs: number, random: Random): string {
  const time = Math.floor(nowMs).toString(16).padStart(12, '0')
  return `${time}${bytesToHex(random.bytes(8)).slice(2)}`
}

/** The request key of a payment that a call carries before its seller asks. */
export function aheadKey(questionId: string): string {
  return `${questionId}#ahead`
}
