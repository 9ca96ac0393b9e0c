import { expect } from '@playwright/test'
import type { LoadedBrowser } from './browser.ts'

/**
 * Sets the device's clock off by `byMs` for the wallet: for its worker, its
 * open screens and those to come. It holds until the worker is stopped.
 */
export async function setClockOff(
  loaded: LoadedBrowser,
  byMs: number,
): Promise<void> {
  const { context, origin } = loaded
  await (await loaded.worker()).evaluate(shift, byMs)
  // A window that closes just then fails it, for all of them.
  await expect(async () => {
    await context.addInitScript(shift, byMs)
    await Promise.all(
      context
        .pages()
        .filter((page) => page.url().startsWith(origin))
        .map((page) => page.evaluate(shift, byMs)),
    )
  }).toPass()
}

/** Runs in the worker or a page, again and again if need be. */
export function shift(byMs: number): void {
  const own = globalThis as { realNow?: () => number }
  own.realNow ??= Date.now.bind(Date)
  const { realNow } = own
  Date.now = () => realNow() + byMs
}
