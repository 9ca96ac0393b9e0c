import type { Browser, WxtBrowser } from 'wxt/browser'
import type { Approver, Questions } from '@/lib/payment/ports'
import type { Question } from '@/lib/payment/question'
import type { Openings } from '@/lib/session/openings'
import { createBump } from './bump'

type Options = {
  browser: Pick<WxtBrowser, 'action' | 'windows' | 'tabs' | 'runtime'>
  session: Pick<WxtBrowser['storage']['session'], 'get' | 'set' | 'remove'>
  questions: Questions
  openings: Openings
  askIn(): Promise<'toolbar' | 'window'>
  /** The toolbar icon, which tells it too. */
  badge: { changed(): void }
}

const windowItem = 'approvalWindow'

/**
 * Puts waiting questions in front of the person: the popup where the browser
 * opens it, else one small window for the whole wallet; always the badge, and
 * the badge alone where one tab has opened enough that nobody answered.
 */
export function createApprover(options: Options): Approver & {
  /** Whether a screen that asks may close itself; null: the popup. */
  mayClose(windowId: number | null): Promise<boolean>
} {
  const { browser, session, questions } = options
  let turn: Promise<unknown> = Promise.resolve()
  /** The popup said that it closes itself; it may still be there. */
  let isPopupLeaving = false
  const bump = createBump(session)

  async function openWindow(): Promise<Browser.windows.Window | undefined> {
    const id = (await session.get(windowItem))[windowItem]
    if (typeof id !== 'number') return undefined
    return await browser.windows.get(id).catch(() => undefined)
  }

  async function isPopupOpen(): Promise<boolean> {
    for (let left = isPopupLeaving ? leavingLooks : 0; ; left--) {
      const contexts = await browser.runtime.getContexts({
        contextTypes: ['POPUP'],
      })
      if (contexts.length === 0) return false
      if (left === 0) return true
      await new Promise((resolve) => setTimeout(resolve, leavingLookMs))
    }
  }

  function leavePopup(): void {
    isPopupLeaving = true
    setTimeout(() => {
      isPopupLeaving = false
    }, leavingLooks * leavingLookMs)
  }

  /**
   * One after the other: no window is opened twice, and none is counted on that
   * was just told it may close.
   */
  function inTurn<result>(work: () => Promise<result>): Promise<result> {
    const done = turn.catch(() => undefined).then(work)
    turn = done
    return done
  }

  async function putInFront(question: Question): Promise<void> {
    const tab = await browser.tabs
      .get(question.target.tabId)
      .catch(() => undefined)
    // A tab in the background waits under its badge.
    if (!tab?.active) return
    const open = await openWindow()
    if (open?.focused || (await isPopupOpen())) return

    const { target, site } = question
    if (!(await options.openings.take(target.tabId, site))) return
    // Behind the page it would not be seen; it asks what the tab in front does.
    if (open?.id !== undefined)
      return void (await browser.windows.update(open.id, { focused: true }))
    const home = await browser.windows.get(tab.windowId)
    if (
      (await options.askIn()) === 'toolbar' &&
      home.focused &&
      home.type === 'normal'
    ) {
      const isOpen = await browser.action
        .openPopup({ windowId: tab.windowId })
        .then(() => true)
        .catch(() => false)
      if (isOpen) return
    }
    const window = {
      type: 'popup',
      url: browser.runtime.getURL(
        `/approval.html?q=${encodeURIComponent(question.groupId)}` as '/',
      ),
      focused: true,
      width: windowWidth,
      height: windowHeight,
    } as const
    // Beside the page it is about; a browser refuses places off the screen.
    const created = await browser.windows
      .create({ ...window, ...besideTop(home) })
      .catch(() => browser.windows.create(window))
    if (created?.id !== undefined)
      await session.set({ [windowItem]: created.id })
  }

  /**
   * Whether the page asked before, was put in front, and still waits: a call
   * that comes later finds that window open, or was put aside with it.
   */
  async function isBesideAnother({ id, site, target }: Question) {
    const { tabId, kind } = target
    if (kind !== 'call') return false
    const first = (await questions.all()).find(
      (one) => one.site === site && one.target.tabId === tabId,
    )
    return (
      first !== undefined &&
      first.id !== id &&
      (await options.openings.wasOpened(tabId, site, first.createdAtMs))
    )
  }

  return {
    async show(question) {
      // In turn, because several may come at once.
      await inTurn(async () => {
        if (!(await isBesideAnother(question))) await putInFront(question)
      }).catch(() => undefined)
    },
    mayClose: (windowId) =>
      inTurn(async () => {
        if ((await questions.all()).length > 0) return false
        if (windowId === null) leavePopup()
        else if ((await session.get(windowItem))[windowItem] === windowId)
          await session.remove([windowItem])
        return true
      }),
    heard: (tabId) =>
      void options.openings.forget(tabId).catch(() => undefined),
    changed() {
      bump()
      options.badge.changed()
    },
  }
}

/** A popup that closes itself is gone within so many looks … */
const leavingLooks = 20
/** … this far apart, ms. */
const leavingLookMs = 50
const windowWidth = 376
const windowHeight = 680

/** The top right corner of a window, a little inwards. */
function besideTop({ left, top, width }: Browser.windows.Window) {
  if (left === undefined || width === undefined) return {}
  return {
    left: Math.max(0, left + width - windowWidth - 24),
    top: Math.max(0, (top ?? 0) + 64),
  }
}
