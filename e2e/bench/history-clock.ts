import type { Page } from '@playwright/test'

/** When a page of the history came to be, ms since its navigation began. */
export type Opening = {
  /** The newest payments are painted, and the page has time for a person. */
  openMs: number
  /** All payments are there. */
  wholeMs: number
  /** The longest it had no time for a person in between. */
  stallMs: number
}

/** What the page under measurement keeps for the one who measures. */
type Clock = {
  opening: Promise<Opening>
  key: Promise<number>
}

/**
 * Opens the history in a page that is blank and says how long it took. The page
 * stays there.
 */
export async function timeOpening(
  page: Page,
  history: string,
  newest: string,
  count: number,
): Promise<Opening> {
  await page.addInitScript(watchOpening, [newest, count] as const)
  await page.goto(history)
  return await page.evaluate(
    () => (window as unknown as { clock: Clock }).clock.opening,
  )
}

/** From a key's press to the list and the totals it leaves, painted. */
export async function timeKey(
  page: Page,
  key: string,
  count: number,
): Promise<number> {
  await page.evaluate(watchKey, count)
  await page.keyboard.press(key)
  return await page.evaluate(
    () => (window as unknown as { clock: Clock }).clock.key,
  )
}

/** Runs in the page before anything of it. */
function watchOpening([newest, count]: readonly [string, number]): void {
  const clock = {} as Clock
  Object.assign(window, { clock })
  let stallMs = 0
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries())
      stallMs = Math.max(stallMs, duration)
  })
  observer.observe({ type: 'longtask', buffered: true })
  // After the paint, and after whatever else stood before a person's turn.
  const painted = () =>
    new Promise<number>((resolve) =>
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now()))),
    )
  const until = (isThere: () => boolean) =>
    new Promise<void>((resolve) => {
      const look = () => {
        if (!isThere()) return
        changes.disconnect()
        resolve()
      }
      const changes = new MutationObserver(look)
      changes.observe(document, {
        childList: true,
        subtree: true,
        characterData: true,
      })
      look()
    })
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent ?? ''
  const total = () => text('main search [role=status]').split(' ')[0] ?? ''
  clock.opening = (async () => {
    await until(
      () =>
        text('main ul button').includes(newest) &&
        document.querySelector('main input[type=search]') !== null,
    )
    const openMs = await painted()
    stallMs = 0
    await until(() => total().replaceAll(',', '') === String(count))
    const wholeMs = await painted()
    observer.disconnect()
    return { openMs, wholeMs, stallMs }
  })()
}

/** Runs in the page before the key is pressed. */
function watchKey(count: number): void {
  const { clock } = window as unknown as { clock: Clock }
  clock.key = new Promise((resolve) => {
    let pressedAt = 0
    addEventListener('keydown', ({ timeStamp }) => (pressedAt = timeStamp), {
      capture: true,
      once: true,
    })
    const look = () => {
      const totals = document.querySelector('main search [role=status]')
      const said = totals?.textContent?.split(' ')[0]
      if (said?.replaceAll(',', '') !== String(count)) return
      changes.disconnect()
      requestAnimationFrame(() =>
        setTimeout(() => resolve(performance.now() - pressedAt)),
      )
    }
    const changes = new MutationObserver(look)
    changes.observe(document, {
      childList: true,
      subtree: true,
      characterData: true,
    })
  })
}
