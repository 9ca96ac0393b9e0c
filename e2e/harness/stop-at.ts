import { expect } from '@playwright/test'
import type { LoadedBrowser } from './browser.ts'

/** A labelled point of the test build, and the wait until it is passed. */
type StopPoint = { reached(options?: { timeout: number }): Promise<void> }

/**
 * The test build's worker stands still the next time it passes a labelled
 * point, until it is killed there.
 */
export async function stopAt(
  { worker }: Pick<LoadedBrowser, 'worker'>,
  label: string,
): Promise<StopPoint> {
  await (await worker()).evaluate(
    (label) => chrome.storage.session.set({ testStopAt: label }),
    label,
  )
  const stoppedAt = async () =>
    (await worker()).evaluate(
      async () => (await chrome.storage.session.get()).testStoppedAt,
    )
  return {
    reached: (options) => expect.poll(stoppedAt, options).toBe(label),
  }
}
