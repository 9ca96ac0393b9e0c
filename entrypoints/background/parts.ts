import { browser } from 'wxt/browser'
import { createLedger } from '@/lib/ledger/ledger'
import { createJourney } from '@/lib/payment/journey'
import { createPresenter, type PagePush } from '@/lib/present/presenter'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { createQuestions } from '@/lib/session/questions'
import { loadSettings } from '@/lib/settings/settings'
import { createVault } from '@/lib/vault/vault'
import { createNotice } from '@/lib/watch/notice'
import { createObservations } from '@/lib/watch/observations'
import { createOrigins } from '@/lib/watch/origins'
import { createApprover } from './approver'
import { pageTitle } from './page-title'
import { testSeams } from './test-seams'

/** The parts of the background, built once a worker. */
export type BackgroundParts = ReturnType<typeof createParts>

const tickAlarm = 'tick'

/** Builds every part; touches nothing yet that needs the browser's answer. */
export function createParts(setCalls: (patterns: readonly string[]) => void) {
  const { session, local } = browser.storage
  const nowMs = () => Date.now()
  const randomBytes = (length: number) =>
    crypto.getRandomValues(new Uint8Array(length))

  const ledger = createLedger()
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
    idleMinutes: async () => (await loadSettings()).autoLockMinutes,
  })
  const questions = createQuestions(session)
  const approver = createApprover({
    browser,
    session,
    questions,
    askIn: async () => (await loadSettings()).askIn,
    isLocked: async () => (await vault.status()).wallet === 'locked',
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
      if (answer.delivery === 'ok') void rememberTitle(paymentId)
    },
  })
  const { checkpoint, ruleFor } = testSeams(session)
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
      signPayment: vault.signPayment,
    },
    presenter,
    questions,
    approver,
    networks: {
      switches: async () => {
        const { testNetworks } = await loadSettings()
        return (network) => testNetworks || !network.isTest
      },
    },
    clock: { nowMs },
    random: { bytes: randomBytes },
    checkpoint,
    ruleFor,
  })
  const observations = createObservations(session, nowMs)
  const origins = createOrigins(local, session, nowMs, setCalls)

  /** A 402 page has another title than the page that was bought. */
  async function rememberTitle(paymentId: string): Promise<void> {
    const payment = await ledger.get(paymentId)
    const tabId = await presenter.tabOf(paymentId)
    if (payment?.kind !== 'open' || tabId === null) return
    const title = await pageTitle(tabId, payment.url)
    if (!title) return
    await ledger.titled(paymentId, title)
    approver.changed()
  }

  async function schedule(): Promise<void> {
    const isNeeded =
      (await vault.isUnlocked()) || (await questions.all()).length > 0
    if (isNeeded)
      await browser.alarms.create(tickAlarm, { periodInMinutes: 0.5 })
    else await browser.alarms.clear(tickAlarm)
  }

  return {
    ledger,
    vault,
    questions,
    approver,
    presenter,
    journey,
    observations,
    origins,
    notice: createNotice(observations, origins),
    schedule,

    /** The wallet is gone: so is what was remembered of it. */
    forgetAccount(): void {
      address = null
    },

    /** Locks what is due and closes what has expired. */
    async tick(): Promise<void> {
      await vault.lockIfDue()
      await journey.expire()
      approver.changed()
      await schedule()
    },

    async lock(): Promise<void> {
      await vault.lock()
      approver.changed()
      await schedule()
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
