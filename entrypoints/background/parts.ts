import { browser } from 'wxt/browser'
import { createLedgerRoom } from '@/lib/ledger/room'
import { newId } from '@/lib/payment/ids'
import { createJourney } from '@/lib/payment/journey'
import { isSignInId } from '@/lib/payment/sign-in-port'
import { createKnownPrices } from '@/lib/session/known-prices'
import { createNotices } from '@/lib/session/notices'
import { createOpenings } from '@/lib/session/openings'
import { createQuestions } from '@/lib/session/questions'
import { createTabFacts } from '@/lib/session/tab-facts'
import { loadSettings, watchSettings } from '@/lib/settings/settings'
import { createNotice } from '@/lib/watch/notice'
import { createObservations } from '@/lib/watch/observations'
import { createOrigins } from '@/lib/watch/origins'
import { createAfterPayment } from './after-payment'
import { createApprover } from './approver'
import { createAudited } from './audited'
import { createBadge } from './badge'
import { createChainLooks } from './chain-looks'
import { createClockCheck } from './clock-check'
import { createCompaction } from './compaction'
import { createDevLog } from './dev-log'
import { createForesee } from './foresee'
import { createPictures } from './icon-picture'
import { iconState } from './icon-state'
import { createNetworkPorts } from './network-ports'
import { createOwnApprovals } from './own-approvals'
import { createOwnPresenter } from './own-presenter'
import { createOwnVault } from './own-vault'
import { remembered } from './remembered'
import { testSeams } from './test-seams'
import { createTick } from './tick'

// Over 200 lines: what depends on what is seen only where all of it is built.

/** The parts of the background, built once a worker. */
export type BackgroundParts = ReturnType<typeof createParts>

const ledgerItem = 'ledgerHead'

/** Builds every part; touches nothing yet that needs the browser's answer. */
export function createParts(setCalls: (patterns: readonly string[]) => void) {
  const { session, local } = browser.storage
  const nowMs = () => Date.now()
  const randomBytes = (length: number) =>
    crypto.getRandomValues(new Uint8Array(length))

  // Every price looks at them, so they are kept until they change.
  const settings = remembered(loadSettings)
  watchSettings(settings.forget)
  const { ledger, rules, signIns, approvals, audit, compact } =
    createLedgerRoom({
      sealKey: () => vault.sealKey(),
      outside: {
        load: async () => (await local.get(ledgerItem))[ledgerItem],
        save: (value) => local.set({ [ledgerItem]: value }),
      },
    })
  const vault = createOwnVault({
    ledger,
    signIns,
    approvals,
    settings,
    nowMs,
    randomBytes,
  })
  const auditing = createAudited(audit, session)
  const questions = createQuestions(session, local)
  const tabFacts = createTabFacts(session)
  const notices = createNotices(session)
  const openings = createOpenings(session, nowMs)
  const knownPrices = createKnownPrices(session, nowMs)
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
    openings,
    askIn: async () => (await settings()).askIn,
    badge,
  })
  const presenter = createOwnPresenter({
    nowMs,
    randomBytes,
    answered: async (paymentId, answer) => {
      if (isSignInId(paymentId))
        return await journey.signedIn(paymentId, answer)
      const { isDelivered } = await journey.answered(paymentId, answer)
      void afterPayment
        .answered(paymentId, { ...answer, isDelivered }, nowMs())
        .catch(() => undefined)
      void scheduleLook()
    },
  })
  const afterPayment = createAfterPayment({
    ledger,
    rules,
    tabFacts,
    notices,
    knownPrices,
    tabOf: presenter.tabOf,
    tellKnown: presenter.tellKnown,
    changed: approver.changed,
  })
  const { checkpoint, isGranted } = testSeams(session)
  // Read for every offer and changed by this worker alone.
  const ceilings = remembered(async () => (await rules.all(nowMs())).ceilings)
  // Asked several times a payment and changed by `wipe` alone. A stale one
  // could only be refused: the vault signs for its own account.
  let address: Awaited<ReturnType<typeof vault.address>> = null
  const networkPorts = createNetworkPorts(settings)
  const clockCheck = createClockCheck({
    askTime: networkPorts.askTime,
    confirm: ledger.confirmTime,
    all: rules.all,
    nowMs,
    changed: approver.changed,
  })
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
      signSignIn: vault.signSignIn,
    },
    presenter,
    questions,
    approver,
    ...networkPorts,
    networkTime: (network) => ({
      isNow: (atMs) => clockCheck.isNow(network, atMs),
    }),
    clock: { nowMs },
    random: { bytes: randomBytes },
    checkpoint,
    rules,
    signIns,
    ceilings,
    audited: auditing.audited,
    isGranted,
  })
  const { approving, resumeApprovals } = createOwnApprovals({
    ...{ approvals, approver, ceilings, checkpoint, journey, questions },
    ...{ settings, allowances: networkPorts.allowances },
    clock: { nowMs },
    random: { bytes: randomBytes },
    address: vault.address,
    isUnlocked: vault.isUnlocked,
    signApproval: vault.signApproval,
  })
  const { looks, outcomeNotice } = createChainLooks({
    ledger,
    settings,
    nowMs,
    randomBytes,
    checkpoint,
    proven: (payment) =>
      void afterPayment.proven(payment).catch(() => undefined),
    changed: approver.changed,
  })
  const compaction = createCompaction({
    compact,
    local,
    isUnlocked: vault.isUnlocked,
    isAsked: async () => (await questions.all()).length > 0,
    nowMs,
    changed: approver.changed,
  })
  const observations = createObservations(session, nowMs)
  const devLog = createDevLog(session, questions, nowMs)
  const origins = createOrigins(local, session, nowMs, setCalls)

  /** Nobody waits for it, and the next one makes up for one that failed. */
  const scheduleLook = () => looks.schedule().catch(() => undefined)

  const { schedule, tick } = createTick({
    vault,
    questions,
    journey,
    changed: approver.changed,
    scheduleLook,
  })

  return {
    ledger,
    rules,
    signIns,
    vault,
    approving,
    resumeApprovals,
    questions,
    tabFacts,
    notices,
    openings,
    knownPrices,
    afterPayment,
    clockCheck,
    looks,
    scheduleLook,
    outcomeNotice,
    approver,
    presenter,
    journey,
    foresee: createForesee(journey, presenter.settled),
    observations,
    devLog,
    origins,
    notice: createNotice(observations, origins),
    schedule,

    newId: (atMs: number) => newId(atMs, { bytes: randomBytes }),

    /** The ceilings may have changed. */
    forgetCeilings: ceilings.forget,
    forgetSettings: settings.forget,

    /** The wallet is gone: so is what was remembered of it. */
    async forgetAccount(): Promise<void> {
      address = null
      ceilings.forget()
      // Each keeps a copy in memory, which clearing the browser's leaves.
      await Promise.all([
        auditing.forget(),
        devLog.clear(),
        knownPrices.clear(),
        questions.clearSilences(),
        notices.clear(),
        openings.clear(),
        tabFacts.clear(),
        observations.clear(),
        origins.clear(),
      ])
    },

    tick,

    /** It is time to look outcomes up, and a good moment for what is old. */
    lookDue: () =>
      looks
        .due()
        .catch(() => undefined)
        .then(compaction.due),

    /** The wallet was opened; nobody waits for what follows. */
    unlocked: () =>
      looks
        .unlocked()
        .catch(() => undefined)
        .then(compaction.due),

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
