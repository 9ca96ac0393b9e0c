import { browser, type WxtBrowser } from 'wxt/browser'
import { together } from '@/lib/messaging/together'
import { formatAmount } from '@/lib/tokens/amount'
import { markedAmount } from '@/lib/tokens/marked-amount'
import { sumsOf, type TokenAmount } from '@/lib/tokens/sums'

/** What the icon of one tab can tell. */
export type TabState = {
  /** Questions of this tab nobody answered yet. */
  waiting: number
  /** Paid on the page the tab shows. */
  paid: readonly TokenAmount[]
  /** The page has priced content that was not paid. */
  priced: boolean
}

/** What the icon tells in every tab. */
export type WalletState = { isPaused: boolean; isLocked: boolean }

/** One state of the mark, the text on it, and its title in words. */
export type Icon = {
  icon: 'waiting' | 'paid' | 'priced' | 'paused' | 'locked' | 'idle'
  /** Four characters at most; empty for the icon alone. */
  text: string
  titleKey:
    | 'icon.waitingOne'
    | 'icon.waiting'
    | 'icon.paid'
    | 'icon.priced'
    | 'icon.paused'
    | 'icon.locked'
    | 'icon.idle'
  titleValues: string[]
}

/** The browser's own words, by key with dots. */
type Words = (key: string, values: string[]) => string

type Options = {
  action: Pick<
    WxtBrowser['action'],
    'setIcon' | 'setBadgeText' | 'setBadgeBackgroundColor' | 'setTitle'
  >
  tabs: { query(of: object): Promise<{ id?: number | undefined }[]> }
  /** The browser's own words; `#i18n` is not there yet when WXT reads us. */
  words?: Words
  /** The pictures of one state of the mark, by size. */
  picture(icon: Icon['icon']): Promise<Picture>
  /** Asked once for each drawing. */
  state(): Promise<WalletState & { of(tabId: number): TabState }>
}

/** A state of the mark, drawn: pixels by size. */
export type Picture = Record<string, ImageData>

/** Changes that come together are drawn once, ms. */
const badgeDelayMs = 50
/** What fits on the icon. */
const maxText = 4
/** The copper of the mark, dark enough for white text. */
const badgeColour = '#9A4A1F'

/** What the icon shows: the first of these that holds, most urgent first. */
export function iconOf(state: TabState & WalletState, words: Words): Icon {
  const { waiting, paid, priced, isPaused, isLocked } = state
  const sums = sumsOf(paid.filter(({ amount }) => amount > 0n))
  if (waiting > 0) {
    const text = String(waiting)
    const isOne = waiting === 1
    const titleKey = isOne ? 'icon.waitingOne' : 'icon.waiting'
    const titleValues = isOne ? [] : [text]
    return { icon: 'waiting', text, titleKey, titleValues }
  }
  if (sums.length > 0)
    return {
      icon: 'paid',
      text: textOf(sums),
      titleKey: 'icon.paid',
      titleValues: [
        sums
          .map((one) =>
            markedAmount(
              `${formatAmount(one.amount, one.decimals)} ${one.symbol}`,
              one,
              (mark, amount) => words(mark, [amount]),
            ),
          )
          .join(' + '),
      ],
    }
  if (priced) return plain('priced')
  if (isPaused) return plain('paused')
  return plain(isLocked ? 'locked' : 'idle')
}

/** Draws the icon of every tab, its text and its title. */
export function createBadge({
  action,
  tabs,
  words = (key, values) =>
    browser.i18n.getMessage(key.replace('.', '_') as never, values),
  picture,
  state,
}: Options) {
  let isDue = false
  /** What this worker drew last, by tab; what an earlier one drew is unknown. */
  let drawn: Map<number, string> | null = null
  let drawnForAll = ''

  async function draw(): Promise<void> {
    const now = await state()
    const rest = iconOf({ ...now, waiting: 0, paid: [], priced: false }, words)
    const restSign = JSON.stringify(rest)
    // Tabs that open later, and pages that load, begin with this.
    if (drawnForAll !== restSign) {
      await put(rest)
      await action.setBadgeBackgroundColor({ color: badgeColour })
      drawnForAll = restSign
    }
    const open = await tabs.query({})
    const before = drawn
    const after = new Map<number, string>()
    await Promise.all(
      open.map(async ({ id: tabId }) => {
        if (tabId === undefined) return
        const icon = iconOf({ ...now, ...now.of(tabId) }, words)
        const sign = JSON.stringify(icon)
        after.set(tabId, sign)
        // The browser forgets a tab's own icon when it loads another page, so
        // only one that looks like the rest either way is known to be right.
        const shows = before && (before.get(tabId) ?? restSign)
        if (sign === restSign && shows === restSign) return
        // A tab may close meanwhile.
        await put(icon, tabId).catch(() => undefined)
      }),
    )
    drawn = after
  }

  async function put(shown: Icon, tabId?: number): Promise<void> {
    const where = tabId === undefined ? {} : { tabId }
    const { titleKey, titleValues } = shown
    const title = words(titleKey, titleValues)
    const imageData = await picture(shown.icon)
    await Promise.all([
      action.setIcon({ ...where, imageData }),
      action.setBadgeText({ ...where, text: shown.text }),
      action.setTitle({ ...where, title }),
    ])
  }

  // One after the other: the latest state is drawn last.
  const drawNow = together(() => draw().catch(() => undefined))

  return {
    /**
     * Something the icon tells may have changed. A page that makes changes
     * without end does not put off the drawing.
     */
    changed(): void {
      if (isDue) return
      isDue = true
      setTimeout(() => {
        isDue = false
        void drawNow()
      }, badgeDelayMs)
    },
  }
}

function plain(icon: 'priced' | 'paused' | 'locked' | 'idle'): Icon {
  return { icon, text: '', titleKey: `icon.${icon}`, titleValues: [] }
}

/** The sum where it is exact, of one kind and fits; never a shortened amount. */
function textOf(sums: readonly TokenAmount[]): string {
  const [sum, another] = sums
  if (!sum || another || sum.isUpTo) return ''
  const exact = formatAmount(sum.amount, sum.decimals)
  // A tenth of a cent fits only without its nought.
  const short = exact.replace(/\.00$/, '').replace(/^0\./, '.')
  return [exact, short].find((text) => text.length <= maxText) ?? ''
}
