import { browser } from 'wxt/browser'
import { pageContract } from '@/lib/contracts/page'
import { walletContract } from '@/lib/contracts/wallet'
import { isOwnContentScript } from '@/lib/messaging/senders'
import { isExtensionPage, serve } from '@/lib/messaging/serve'
import { isSignInId } from '@/lib/payment/sign-in-port'
import { isPriced } from '@/lib/watch/is-priced'
import { createListeners } from '@/lib/watch/listeners'
import { createPushed } from '@/lib/watch/pushed'
import { createRedirects } from '@/lib/watch/redirects'
import { approvalHandlers } from './handlers/approval'
import { developerHandlers } from './handlers/developer'
import { facilitatorHandlers } from './handlers/facilitator'
import { historyHandlers } from './handlers/history'
import { limitHandlers } from './handlers/limits'
import { pageHandlers } from './handlers/page'
import { walletHandlers } from './handlers/wallet'
import { wipeHandlers } from './handlers/wipe'
import { lookAlarm } from './looks'
import { openWelcome } from './open-welcome'
import { createParts } from './parts'
import { recordOf } from './record-of'

/**
 * Wires the background. Every listener that may wake the worker is registered
 * before this returns; all else waits for `ready`.
 */
export function start(): void {
  const listeners = createListeners(browser.webRequest, (details) => {
    void heard(details)
  })
  const parts = createParts(listeners.setCalls)
  listeners.start()

  async function heard(details: Parameters<typeof recordOf>[0]): Promise<void> {
    const isIndirect = redirects.cameFromElsewhere(details)
    const isPage = details.type === 'main_frame'
    if (!isPage) parts.presenter.sawCall(details)
    const site = URL.parse(details.url)?.origin
    // What the icon tells keeps no answer from being recorded.
    if (isPage && site)
      await parts.tabFacts.opened(details.tabId, site).catch(() => undefined)
    const answers = isPage ? await parts.presenter.saw(details) : null
    parts.devLog.heard(details, isSignInId(answers) ? null : answers)
    const isPushed =
      isPage &&
      isPriced(details) &&
      // Where it cannot be known, a person is asked.
      (await pushed.note(details).catch(() => true))
    const how = { answers, isIndirect: isIndirect || isPushed }
    const record = recordOf(details, how, Date.now())
    if (!record) return
    await parts.observations.record(record)
    await parts.foresee(record, details.initiator).catch(() => undefined)
  }

  const redirects = createRedirects()
  const pushed = createPushed(browser.storage.session, Date.now)
  const ready = parts.restore()
  serve({
    channel: 'wallet',
    contract: walletContract,
    accepts: isExtensionPage,
    handlers: {
      ...walletHandlers(parts, ready),
      ...limitHandlers(parts, ready),
      ...historyHandlers(parts, ready),
      ...developerHandlers(parts, ready),
      ...approvalHandlers(parts, ready),
      ...facilitatorHandlers(parts, ready),
      ...wipeHandlers(parts, ready),
    },
  })
  serve({
    channel: 'page',
    contract: pageContract,
    accepts: isOwnContentScript,
    handlers: pageHandlers(parts, ready),
  })

  browser.runtime.onInstalled.addListener(({ reason }) => {
    if (reason === 'install') openWelcome()
    void parts.scheduleLook()
  })
  browser.runtime.onStartup.addListener(() => {
    parts.approver.changed()
    // What came due while the browser was closed.
    void parts.scheduleLook()
    parts.resumeApprovals()
  })
  browser.tabs.onRemoved.addListener((tabId) => {
    void parts.journey.dropped(({ target }) => target.tabId === tabId, true)
    void parts.observations.forgetTab(tabId)
    void parts.tabFacts.forget(tabId)
    void parts.openings.forget(tabId)
    void parts.devLog.forgetTab(tabId)
  })
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === lookAlarm) void ready.then(parts.lookDue)
    else void parts.tick()
    parts.resumeApprovals()
  })
  browser.notifications.onClicked.addListener(
    (id) => void parts.outcomeNotice.clicked(id).catch(() => undefined),
  )
  browser.commands.onCommand.addListener((command) => {
    if (command === 'pause-auto-pay') void parts.togglePause()
  })
  browser.idle.onStateChanged.addListener((state) => {
    if (state === 'locked') void parts.lock()
  })
}
