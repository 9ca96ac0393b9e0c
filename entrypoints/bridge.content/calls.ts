import type { Verdict } from '@/lib/contracts/page'
import type { Claim, HookVerdict } from '../hook.content/wire'
import { askVerdict, background, isOrphan, tell } from './background'
import type { HookPort } from './hook-port'
import { documentTitle } from './title'

export type Calls = ReturnType<typeof createCalls>

/** Carries the page's claims to the background and the verdicts back. */
export function createCalls(hook: HookPort) {
  /** Claims the page still waits for, by call. */
  const open = new Map<string, Claim>()
  let hasClaimed = false

  hook.listen((message) => {
    if (message.kind === 'claim') void claim(message.claim)
    if (message.kind === 'drop' && open.delete(message.callId))
      tell(() => background.drop({ callId: message.callId }))
  })

  async function claim(made: Claim) {
    hasClaimed = true
    const isFirst = open.size === 0
    open.set(made.callId, made)
    if (isFirst) keepWatch()
    const verdict = await askVerdict(() =>
      background.claim({ ...made, title: documentTitle() }),
    )
    // A newer claim of the same call has its own answer.
    if (open.get(made.callId) === made) settle(made.callId, verdict)
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
    setTimeout(() => {
      if (isOrphan())
        for (const callId of [...open.keys()]) settle(callId, { kind: 'leave' })
      if (open.size === 0) return
      if (seconds % 15 === 0) claimAgain()
      keepWatch(seconds + 1)
    }, 1000)
  }

  return { settle, claimAgain, hasClaimed: () => hasClaimed }
}

function toHook(verdict: Exclude<Verdict, { kind: 'wait' }>): HookVerdict {
  if (isOrphan()) return 'gone'
  return verdict.kind === 'pay' ? `#${verdict.fragment}` : verdict.kind
}
