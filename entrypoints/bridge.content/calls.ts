import type { Verdict } from '@/lib/contracts/page'
import type { Claim, HookVerdict } from '../hook.content/wire'
import { createAttest } from './attest'
import { askVerdict, background, isOrphan, tell } from './background'
import type { HookPort } from './hook-port'
import { presence } from './presence'
import { documentTitle } from './title'

export type Calls = ReturnType<typeof createCalls>

/** Carries the page's claims to the background and the verdicts back. */
export function createCalls(hook: HookPort) {
  /** Claims the page still waits for, by call. */
  const open = new Map<string, Claim>()
  const attest = createAttest()
  let hasClaimed = false
  let isWatching = false

  hook.listen((message) => {
    if (message.kind === 'claim') return void claim(message.claim)
    if (message.kind === 'paywall') return
    const { callId } = message
    if (message.kind === 'answered')
      return tell(() => background.answered({ callId, words: message.words }))
    open.delete(callId)
    tell(() => background.drop({ callId }))
  })

  async function claim(made: Claim) {
    hasClaimed = true
    open.set(made.callId, made)
    if (!isWatching) keepWatch()
    if (made.repeats < 0) return void ahead(made)
    attest.start()
    const { bodyDigest, to, canRepeat = false, ...said } = made
    const input = {
      ...said,
      canRepeat,
      bodyHash: hexOf(bodyDigest),
      isIndirect: isElsewhere(made.url, to),
      title: documentTitle(),
      ...presence(),
      // Only a call that may not be repeated unseen needs a witness.
      ...(needsWitness(made) && { isAttested: await attest.has(made.url) }),
    }
    const verdict = await askVerdict(() => background.claim(input))
    // A newer claim of the same call has its own answer.
    if (open.get(made.callId) === made) settle(made.callId, verdict)
  }

  /** A call that is not sent yet, at a price this document was told is known. */
  async function ahead(made: Claim) {
    const { callId, method } = made
    const url = made.url.replace(/#.*/, '')
    const input = { callId, url, method, title: documentTitle(), ...presence() }
    const verdict = await askVerdict(() => background.ahead(input))
    if (open.get(callId) === made) settle(callId, verdict)
  }

  /** Gives the page its verdict; `false` where it no longer waits. */
  function settle(callId: string, verdict: Verdict): boolean {
    if (verdict.kind === 'wait') return open.has(callId)
    if (!open.delete(callId)) return false
    hook.post({ kind: 'verdict', callId, verdict: toHook(verdict) })
    return true
  }

  function claimAgain() {
    for (const made of [...open.values()]) void claim(made)
  }

  /** While the page waits: a lost push and a lost extension must not hold it. */
  function keepWatch(seconds = 1) {
    isWatching = true
    setTimeout(() => {
      if (isOrphan())
        for (const callId of [...open.keys()]) settle(callId, { kind: 'leave' })
      isWatching = open.size > 0
      if (isWatching && seconds % 15 === 0) claimAgain()
      if (isWatching) keepWatch(seconds + 1)
    }, 1000)
  }

  return {
    /** The next call so named is said before it is sent. */
    know: (call: string) =>
      hook.post({ kind: 'verdict', callId: call, verdict: 'known' }),
    settle,
    claimAgain,
    hasClaimed: () => hasClaimed,
  }
}

/** A digest as the ledger names purchases by it; `` for none. */
function hexOf(digest: Claim['bodyDigest']): string {
  return Array.from(new Uint8Array(digest ?? []), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
}

/**
 * Whether a call was answered by another origin than it was sent to. The page's
 * word, which can only take trust away; what it does not say counts as that.
 */
function isElsewhere(url: string, to = ''): boolean {
  const { origin } = URL.parse(to) ?? {}
  return origin === undefined || origin !== URL.parse(url)?.origin
}

function needsWitness({ method, repeats, words }: Claim): boolean {
  return words !== undefined && repeats === 0 && !/^(GET|HEAD)$/.test(method)
}

function toHook(verdict: Exclude<Verdict, { kind: 'wait' }>): HookVerdict {
  if (isOrphan()) return 'gone'
  return 'fragment' in verdict ? `#${verdict.fragment}` : verdict.kind
}
