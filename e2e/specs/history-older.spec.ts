import type { Page } from '@playwright/test'
import { test as base, expect } from '../harness/test.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { inspect } from '../screens/inspect.ts'
import { enterOn } from '../screens/keyboard.ts'
import { fillLedger } from '../screens/ledger.ts'

/** The history, of which a third is read and no more comes. */
const test = base.extend<{ partlyRead: Page }>({
  partlyRead: async ({ context, wallet, loaded }, use) => {
    await fillLedger(wallet, 300)
    await context.addInitScript(keepOlder)
    const page = await openDashboard(loaded, 'history')
    await expect(
      page.getByText('Searching 100 of 300 payments …'),
    ).toBeVisible()
    await use(page)
  },
})

test('what stands above the payments stays where it is while older ones are read', async ({
  context,
  wallet,
  loaded,
}) => {
  await fillLedger(wallet, 1_300)
  await context.addInitScript(watchPlaces)
  const history = await openDashboard(loaded, 'history')
  await expect(history.getByRole('status', { name: 'Totals' })).toContainText(
    '1,300 payments',
  )
  const { places, sawReading } = await history.evaluate(
    () => (globalThis as unknown as { watched: Watched }).watched,
  )
  expect(sawReading).toBe(true)
  expect(places).toHaveLength(1)
})

test('while older payments are read, and once that was cancelled by keyboard', async ({
  partlyRead: page,
}) => {
  await inspect(page, 'history-reading', 'wide', 'narrow', 'least')
  await page.getByRole('searchbox').focus()
  await enterOn(page.getByRole('button', { name: 'Cancel' }))
  await expect(
    page.getByRole('button', { name: 'Look through the rest' }),
  ).toBeInViewport()
  await inspect(page, 'history-halted', 'wide', 'narrow', 'least')
})

test('a payment gone to by keyboard is in full sight', async ({
  partlyRead: page,
}) => {
  await page.setViewportSize({ width: 1200, height: 700 })
  const rows = page.getByRole('list', { name: 'Payments' }).getByRole('button')
  await rows.first().focus()
  for (const key of ['Tab', 'Shift+Tab'])
    for (let n = 0; n < 14; n++) {
      await page.keyboard.press(key)
      const covered = await page.evaluate(whatCovers)
      expect(covered, `${key} ${n + 1}`).toBeNull()
    }
})

/** In the screen: what lies over an edge of what has the focus; null: nothing. */
function whatCovers(): string | null {
  const focused = document.activeElement
  if (!focused) return 'nothing has it'
  const { left, right, top, bottom } = focused.getBoundingClientRect()
  const x = (left + right) / 2
  for (const y of [top + 2, bottom - 2]) {
    const there = document.elementFromPoint(x, y)
    if (!focused.contains(there)) return there?.outerHTML.slice(0, 80) ?? 'edge'
  }
  return null
}

type Watched = { places: number[]; sawReading: boolean }

/** In the screen: where "Export and import" stood, frame by frame. */
function watchPlaces(): void {
  const watched: Watched = { places: [], sawReading: false }
  Object.assign(globalThis, { watched })
  const look = () => {
    requestAnimationFrame(look)
    if (document.querySelector('main progress')) watched.sawReading = true
    const part = [...document.querySelectorAll('main summary')].find(
      ({ textContent }) => textContent === 'Export and import',
    )
    const top = part?.getBoundingClientRect().top
    if (top !== undefined && !watched.places.includes(top))
      watched.places.push(top)
  }
  look()
}

/** In the screen: older payments are asked for and do not come. */
function keepOlder(): void {
  if (location.pathname !== '/dashboard.html') return
  const { runtime } = chrome
  const send = runtime.sendMessage.bind(runtime)
  const answer = (message: { name?: string; input?: { before?: string } }) =>
    message.name === 'history' && message.input?.before
      ? new Promise(() => undefined)
      : send(message)
  Object.assign(runtime, { sendMessage: answer })
}
