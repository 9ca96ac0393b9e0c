import { browser } from 'wxt/browser'
import { isNetworkTime } from '@/lib/chain/network-time'
import { createLedgerRoom } from '@/lib/ledger/room'
import { newId } from '@/lib/payment/ids'
import { createJourney } from '@/lib/payment/journey'
import { createReconciler } from '@/lib/payment/reconcile'
import { createPresenter, type PagePush } from '@/lib/present/presenter'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { createNotices } from '@/lib/session/notices'
import { createQuestions } from '@/lib/session/questions'
import { createTabFacts } from '@/lib/session/tab-facts'
import { loadSettings, watchSettings } from '@/lib/settings/settings'
import { createVault } from '@/lib/vault/vault'
import { createNotice } from '@/lib/watch/notice'
import { createObservations } from '@/lib/watch/observations'
import { createOrigins } from '@/lib/watch/origins'
import { createAfterPayment } from './after-payment'
import { createApprover } from './approver'
import { createBadge } from './badge'
import { createChainPort } from './chain-port'
import { createPictures } from './icon-picture'
import { iconState } from './icon-state'
import { createCallLog, createLooks } from './looks'
import { createOutcomeNotice } from './outcome-notice'
import { remembered } from './remembered'
import { testSeams } from './test-seams'

/** The parts of the background, built once a worker. */
export type BackgroundParts = ReturnType<typeof createParts>

const tickAlarm = 'tick'
const ledgerItem = 'ledgerHead'
const auditedItem = 'ledgerAudited'

/** Builds every part; touches nothing yet that needs the browser's answer. */
export function createParts(setCalls: (patterns: readonly string[]) => void) {
  const { session, local } = browser.storage
  const nowMs = () => Date.now()
  const randomBytes = (length: number) =>
    crypto.getRandomValues(new Uint8Array(length))

  // Every price looks at them, so they are kept until they change.
  const settings = remembered(loadSettings)
  watchSettings(settings.forget)
  const { ledger, rules, audit } = createLedgerRoom({
    sealKey: () => vault.sealKey(),
    outside: {
      load: async () => (await local.get(ledgerItem))[ledgerItem],
      save: (value) => local.set({ [ledgerItem]: value }),
    },
  })
  const vault = createVault({
    session: {
      get: async (key) => (await session.get(key))[key],
      set: (key, value) => session.set({ [key]: value }),
      remove: (key) => session.remove(key),
    },
    nowMs,
    randomBytes,
    readPayment: (id) => ledger.get(id),
    digestOf: (stored) => {
      const intent = loadIntent(stored)
      return schemeOf(intent).digest(intent)
    },
    idleMinutes: async () => (await settings()).autoLockMinutes,
  })
  const questions = createQuestions(session, local)
  const tabFacts = createTabFacts(session)
  const notices = createNotices(session)
  const isLocked = async () => (await vault.status()).wallet === 'locked'
  const badge = createBadge({
    action: browser.action,
    tabs: browser.tabs,
    picture: createPictures(),
    state: () => iconState({ questions, rules, tabFacts, isLocked, nowMs }),
  })
  const approver = createApprover({
    browser,
    session,
    questions,
    askIn: async () => (await settings()).askIn,
    badge,
  })
  const presenter = createPresenter({
    browser,
    session,
    nowMs,
    randomHex: (length) =>
      Array.from(randomBytes(length), (byte) =>
        byte.toString(16).padStart(2, '0'),
      ).join(''),
    push: (tabId: number, documentId: string, push: PagePush) =>
      browser.tabs.sendMessage(
        tabId,
        { channel: 'page-push', push },
        { documentId },
      ),
    answered: async (paymentId, answer) => {
      await journey.answered(paymentId, answer)
      void afterPayment
        .answered(paymentId, answer, nowMs())
        .catch(() => undefined)
      void scheduleLook()
    },
  })
  const afterPayment = createAfterPayment({
    ledger,
    rules,
    tabFacts,
    notices,
    tabOf: presenter.tabOf,
    changed: approver.changed,
  })
  const { checkpoint, isGranted } = testSeams(session)
  // Read for every offer and changed by this worker alone.
  const ceilings = remembered(async () => (await rules.all(nowMs())).ceilings)
  let isAudited: Promise<boolean> | null = null
  // Asked several times a payment and changed by `wipe` alone. A stale one
  // could only be refused: the vault signs for its own account.
  let address: Awaited<ReturnType<typeof vault.address>> = null
  const journey = createJourney({
    ledger,
    vault: {
      address: async () => {
        address ??= await vault.address()
        return address
      },
      isUnlocked: vault.isUnlocked,
      prepareToSign: vault.prepareToSign,
      signPayment: vault.signPayment,
    },
    presenter,
    questions,
    approver,
    networks: {
      switches: async () => {
        const { testNetworks } = await settings()
        return (network) => testNetworks || !network.isTest
      },
    },
    clock: { nowMs },
    random: { bytes: randomBytes },
    checkpoint,
    rules,
    ceilings,
    networkTime: (network) => ({
      isNow: async (atMs) => {
        const { rpcUrls } = await settings()
        const url = rpcUrls[network.id] ?? network.rpcUrl
        return await isNetworkTime(url, atMs)
      },
    }),
    audited,
    isGranted,
  })
  const outcomeNotice = createOutcomeNotice({
    notifications: {
      create: (id, options) => browser.notifications.create(id, options),
      clear: (id) => browser.notifications.clear(id),
    },
    words: (key) => browser.i18n.getMessage(key as never),
    iconUrl: browser.runtime.getURL('/icon/idle-128.png' as '/'),
    openPage: (path) =>
      browser.tabs.create({ url: browser.runtime.getURL(path as '/') }),
  })
  const looks = createLooks({
    alarms: {
      create: (name, when) => browser.alarms.create(name, when),
      clear: (name) => browser.alarms.clear(name),
    },
    reconciler: createReconciler({
      ledger,
      chain: createChainPort(settings, nowMs),
      calls: createCallLog(session),
      clock: { nowMs },
      random: { bytes: randomBytes },
      checkpoint,
      proven: outcomeNotice.proven,
    }),
    nowMs,
    changed: approver.changed,
  })
  const observations = createObservations(session, nowMs)
  const origins = createOrigins(local, session, nowMs, setCalls)

  /**
   * Checks the ledger before the first payment by a rule of a browser session:
   * what was changed on the disk was changed while the browser was closed.
   */
  async function audited(): Promise<boolean> {
    const isFirst = isAudited === null
    isAudited ??= (async () => {
      if ((await session.get(auditedItem))[auditedItem] === true) return false
      if ((await audit()) === 'locked') {
        isAudited = null
        return false
      }
      await session.set({ [auditedItem]: true })
      return true
    })().catch((error) => {
      isAudited = null
      throw error
    })
    return (await isAudited) && isFirst
  }

  /** Nobody waits for it, and the next one makes up for one that failed. */
  const scheduleLook = () => looks.schedule().catch(() => undefined)

  async function schedule(): Promise<void> {
    const isNeeded =
      (await vault.isUnlocked()) || (await questions.all()).length > 0
    if (isNeeded)
      await browser.alarms.create(tickAlarm, { periodInMinutes: 0.5 })
    else await browser.alarms.clear(tickAlarm)
  }

  return {
    ledger,
    rules,
    vault,
    questions,
    tabFacts,
    notices,
    afterPayment,
    looks,
    scheduleLook,
    outcomeNotice,
    approver,
    presenter,
    journey,
    observations,
    origins,
    notice: createNotice(observations, origins),
    schedule,

    newId: (atMs: number) => newId(atMs, { bytes: randomBytes }),

    /** The ceilings may have changed. */
    forgetCeilings: ceilings.forget,
    forgetSettings: settings.forget,

    /** The wallet is gone: so is what was remembered of it. */
    forgetAccount(): void {
      address = null
      ceilings.forget()
      isAudited = null
    },

    /** Locks what is due and closes what has expired. */
    async tick(): Promise<void> {
      await vault.lockIfDue()
      await journey.expire()
      approver.changed()
      await schedule()
      await scheduleLook()
    },

    /** It is time to look outcomes up. */
    lookDue: () => looks.due().catch(() => undefined),

    /** The keyboard command: pauses all auto-pay, or resumes it. */
    async togglePause(): Promise<void> {
      const { ceilings: now } = await rules.all(nowMs())
      await rules.pauseAll(!now.isPaused)
      ceilings.forget()
      approver.changed()
    },

    async lock(): Promise<void> {
      await vault.lock()
      approver.changed()
      await schedule()
      await scheduleLook()
    },

    /**
     * Clears what a stopped worker left behind. Must end before any message.
     * Every navigation may wake the worker, so nothing else is done here:
     * deadlines are checked on use and by the alarm, which outlives it.
     */
    async restore(): Promise<void> {
      await Promise.all([
        session.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
        local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' }),
        origins.refresh(),
        presenter.sweep(),
      ])
    },
  }
}
