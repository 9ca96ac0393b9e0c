import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'
import { nothing } from '@/lib/messaging/nothing'
import { answeredSchema, answerSchema } from './answer'
import { approvalContract } from './approval'
import { developerContract } from './developer'
import { facilitatorContract } from './facilitator'
import { historyMessages } from './history-messages'
import {
  ceilingsSchema,
  limitRefusalSchema,
  limitsSchema,
  newRuleSchema,
  noticeSchema,
  ruleChangeSchema,
} from './limits'
import { questionViewSchema } from './question'
import { settingsSchema } from './settings'
import { tabSchema } from './tab'

const password = z.string().check(z.minLength(1), z.maxLength(1024))

/** Result of anything that asks for the password. `waitMs`: try again then. */
const unlockResultSchema = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    because: z.enum(['WRONG_PASSWORD', 'WAIT', 'NO_WALLET']),
    waitMs: z.number(),
  }),
])

const limitResultSchema = z.union([
  z.object({ ok: z.literal(true) }),
  limitRefusalSchema,
])

/** The wallet as every screen sees it. */
export const statusSchema = z.object({
  wallet: z.enum(['none', 'locked', 'unlocked']),
  /** EIP-55; known while locked too. */
  address: z.nullable(z.string()),
  /** When an idle wallet locks, Unix ms; null while locked. */
  locksAtMs: z.nullable(z.number()),
  /** How the wallet was made; a key has no phrase to show. */
  origin: z.nullable(z.enum(['created', 'phrase', 'key'])),
})

/** What the wallet's own screens may ask of the background. */
export const walletContract = {
  status: { input: nothing, output: statusSchema },
  /** Twelve fresh BIP-39 words; nothing is kept until `create`. */
  newPhrase: { input: nothing, output: z.object({ phrase: z.string() }) },
  /**
   * Makes the vault from words shown before. Fails: `WALLET_EXISTS`,
   * `BAD_PHRASE`, `WEAK_PASSWORD`.
   */
  create: {
    input: z.object({ phrase: z.string(), password }),
    output: z.object({ address: z.string() }),
  },
  /**
   * 12/24 words or a private key. Fails: `WALLET_EXISTS`, `BAD_PHRASE`,
   * `BAD_KEY`, `WEAK_PASSWORD`.
   */
  importWallet: {
    input: z.object({
      kind: z.enum(['phrase', 'key']),
      secret: z.string().check(z.maxLength(1024)),
      password,
    }),
    output: z.object({ address: z.string() }),
  },
  unlock: { input: z.object({ password }), output: unlockResultSchema },
  lock: { input: nothing, output: nothing },
  /** A person used one of our screens: the idle deadline moves. */
  touch: { input: nothing, output: nothing },
  changePassword: {
    input: z.object({ current: password, next: password }),
    output: unlockResultSchema,
  },
  /** The recovery phrase, or the key where there is none. Asks each time. */
  reveal: {
    input: z.object({ password }),
    output: z.union([
      z.object({
        ok: z.literal(true),
        kind: z.enum(['phrase', 'key']),
        secret: z.string(),
      }),
      z.object({
        ok: z.literal(false),
        because: z.enum(['WRONG_PASSWORD', 'WAIT', 'NO_WALLET']),
        waitMs: z.number(),
      }),
    ]),
  },
  /** Deletes keys, ledger and settings from this browser. */
  wipe: { input: z.object({ password }), output: unlockResultSchema },
  /** The same where no password can be asked. Fails: `UNLOCKED`. */
  wipeLocked: { input: nothing, output: nothing },
  /** Waiting questions, oldest first. */
  questions: { input: nothing, output: z.array(questionViewSchema) },
  /**
   * A screen is about to close itself. It may if nothing waits; what is asked
   * after that opens another.
   */
  mayClose: { input: nothing, output: z.object({ may: z.boolean() }) },
  /** The person's answer to what was rendered; refused when that changed. */
  answer: { input: answerSchema, output: answeredSchema },
  tab: { input: z.object({ tabId: z.number() }), output: tabSchema },
  ...historyMessages,
  /** Opens the payment's page and hands it the same authorisation once more. */
  presentAgain: {
    input: z.object({ id: z.string() }),
    output: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), because: z.string() }),
    ]),
  },
  /** Rules, ceilings and what is used of them. */
  limits: { input: nothing, output: limitsSchema },
  /** "Pause all auto-pay", and its end. */
  pauseAutoPay: { input: z.object({ isPaused: z.boolean() }), output: nothing },
  /** Makes a rule by hand. Needs the password: nobody approved a price yet. */
  makeRule: {
    input: z.object({ rule: newRuleSchema, password }),
    output: limitResultSchema,
  },
  changeRule: {
    input: z.object({ id: z.string(), change: ruleChangeSchema }),
    output: limitResultSchema,
  },
  removeRule: { input: z.object({ id: z.string() }), output: nothing },
  /** "Never": this site is not asked about; `isNever: false` asks again. */
  never: {
    input: z.object({
      site: z.string().check(z.minLength(1), z.maxLength(2048)),
      isNever: z.boolean(),
    }),
    output: nothing,
  },
  /** Lets a silenced site ask again. */
  unsilence: { input: z.object({ site: z.string() }), output: nothing },
  /** Raising any of them needs the password. */
  setCeilings: {
    input: z.object({
      ceilings: ceilingsSchema,
      password: z.optional(password),
    }),
    output: limitResultSchema,
  },
  /** Starts the ledger's seals anew after the person read why it was doubted. */
  trustLedger: { input: z.object({ password }), output: unlockResultSchema },
  /** Quiet notices nobody dismissed, newest first. */
  notices: { input: nothing, output: z.array(noticeSchema) },
  dismissNotice: { input: z.object({ id: z.string() }), output: nothing },
  ...developerContract,
  ...approvalContract,
  ...facilitatorContract,
  settings: { input: nothing, output: settingsSchema },
  saveSettings: { input: z.partial(settingsSchema), output: settingsSchema },
} satisfies Contract

/** The wallet as every screen sees it. */
export type Status = z.infer<typeof statusSchema>
/** What came of a password: right, or when another may be tried. */
export type UnlockResult = z.infer<typeof unlockResultSchema>
