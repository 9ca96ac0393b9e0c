import { browser } from 'wxt/browser'
import type { pageContract, Verdict } from '@/lib/contracts/page'
import { connect } from '@/lib/messaging/connect'
import { CodedError } from '@/lib/messaging/errors'

export const background = connect<typeof pageContract>('page')

/** Was the extension reloaded or removed while this page stayed? */
export function isOrphan(): boolean {
  return browser.runtime?.id === undefined
}

/**
 * Asks for a verdict; `leave` where none is to be had.
 *
 * A worker stopped while it was answering rejects the call. Asking again is
 * safe: the same claim gets the same verdict.
 */
export async function askVerdict(
  ask: () => Promise<Verdict>,
): Promise<Verdict> {
  for (let n = 0; n <= 4 && !isOrphan(); n++) {
    try {
      return await ask()
    } catch (error) {
      if (error instanceof CodedError) break
      await new Promise((resolve) => setTimeout(resolve, 250 * 2 ** n))
    }
  }
  return { kind: 'leave' }
}

/** Says something that needs no answer and may be lost. */
export function tell(say: () => Promise<unknown>) {
  if (!isOrphan()) say().catch(() => undefined)
}
