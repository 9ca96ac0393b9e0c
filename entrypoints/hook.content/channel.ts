import { withFragment } from './fragment'
import {
  bare,
  getter,
  isAborted,
  listen,
  NativePromise,
  own,
  page,
  stringify,
  uncurry,
} from './natives'
import type {
  BridgeMessage,
  Claim,
  HookMessage,
  HookVerdict,
  Words,
} from './wire'

const post = uncurry(
  MessagePort.prototype.postMessage as (message: HookMessage) => void,
)
const dataOf = getter(MessageEvent.prototype, 'data')
const reasonOf = getter(AbortSignal.prototype, 'reason')

const waiting: Record<string, (verdict: HookVerdict) => void> = bare({})
const known: Record<string, boolean> = bare({})
let bridge: MessagePort | undefined

/** Takes our end of the channel; must run before any script of the page. */
export function open(port: MessagePort) {
  bridge = port
  port.onmessage = (event) => {
    const message: BridgeMessage = dataOf(event)
    if (message.kind === 'paywall') return answerPaywall()
    const { callId, verdict } = message
    if (verdict === 'known') known[callId] = hasKnown = true
    if (verdict === 'gone') bridge = undefined
    // Which call is known is said by its name: nobody waits under that.
    waiting[callId]?.(verdict as HookVerdict)
    delete waiting[callId]
  }
}

/** Is the price of any call known? Looked at before a call is. */
export let hasKnown = false

/** Is this call's price known? For one call only. */
export function takeKnown(method: string, url: string): boolean | undefined {
  const call = `${method} ${withFragment(url, '')}`
  return known[call] && delete known[call]
}

function say(message: HookMessage) {
  if (bridge) post(bridge, message)
}

/** Is there anybody to ask? */
export function isOpen(): boolean {
  return bridge !== undefined
}

/**
 * Waits for the verdict on a 402; `leave` where nobody can give one.
 *
 * Rejects with the signal's reason as soon as the page aborts the call.
 */
export function ask(claim: Claim, signal?: AbortSignal): Promise<HookVerdict> {
  return new NativePromise((resolve, reject) => {
    const { callId } = claim
    const abort = () => {
      if (waiting[callId]) drop(callId)
      reject(reasonOf(signal as AbortSignal))
    }
    if (signal && isAborted(signal)) return abort()
    if (!bridge) return resolve('leave')
    waiting[callId] = resolve
    say({ kind: 'claim', claim })
    if (signal) listen(signal, 'abort', abort)
  })
}

/** Says that nobody waits for this call any more. */
export function drop(callId: string) {
  delete waiting[callId]
  say({ kind: 'drop', callId })
}

/** Says what the answer to a paid call says, where that is a 402 again. */
export async function report(callId: string, reading: Promise<Words>) {
  const words = await own(reading)
  say({ kind: 'answered', callId, words })
}

function answerPaywall() {
  let json = ''
  try {
    json = stringify((page as { x402?: unknown }).x402) ?? ''
  } catch {
    // A getter that throws, a cycle: the page says nothing we can use.
  }
  say({ kind: 'paywall', json })
}
