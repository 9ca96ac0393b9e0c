import * as z from 'zod/mini'
import type { Contract } from '@/lib/messaging/contract'
import { nothing } from '@/lib/messaging/nothing'
import { paymentDetailSchema, paymentRowSchema } from './history'
import { answerSchema, questionViewSchema } from './question'
import { settingsSchema } from './settings'

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

/** This tab at a glance. */
const tabSchema = z.object({
  site: z.nullable(z.string()),
  /** Payments made here in the last 24 h: decimal atomic units per token. */
  taken24h: z.array(
    z.object({ network: z.string(), asset: z.string(), amount: z.string() }),
  ),
  waiting: z.number(),
})

/** What the wallet's own screens may ask of the background. */
export const walletContract = {
  status: { input: nothing, output: statusSchema },
  /** Twelve fresh BIP-39 words; nothing is kept until `create`. */
  newPhrase: { input: nothing, output: z.object({ phrase: z.string() }) },
  /** Makes the vault from words shown before. Fails: `WALLET_EXISTS`, `BAD_PHRASE`, `WEAK_PASSWORD`. */
  create: {
    input: z.object({ phrase: z.string(), password }),
    output: z.object({ address: z.string() }),
  },
  /** 12/24 words or a private key. Fails: `WALLET_EXISTS`, `BAD_PHRASE`, `BAD_KEY`, `WEAK_PASSWORD`. */
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
  /** Waiting questions, oldest first. */
  questions: { input: nothing, output: z.array(questionViewSchema) },
  /** The person's answer to what was rendered; refused when that changed. */
  answer: {
    input: answerSchema,
    output: z.union([
      z.object({ ok: z.literal(true), paymentId: z.nullable(z.string()) }),
      z.object({ ok: z.literal(false), because: z.string() }),
    ]),
  },
  tab: { input: z.object({ tabId: z.number() }), output: tabSchema },
  history: {
    input: z.object({
      before: z.optional(z.string()),
      limit: z.number().check(z.minimum(1), z.maximum(1000)),
    }),
    output: z.object({
      rows: z.array(paymentRowSchema),
      next: z.nullable(z.string()),
    }),
  },
  payment: {
    input: z.object({ id: z.string() }),
    output: z.nullable(paymentDetailSchema),
  },
  /** Opens the payment's page and hands it the same authorisation once more. */
  presentAgain: {
    input: z.object({ id: z.string() }),
    output: z.union([
      z.object({ ok: z.literal(true) }),
      z.object({ ok: z.literal(false), because: z.string() }),
    ]),
  },
  settings: { input: nothing, output: settingsSchema },
  saveSettings: { input: z.partial(settingsSchema), output: settingsSchema },
} satisfies Contract

export type Status = z.infer<typeof statusSchema>
export type TabView = z.infer<typeof tabSchema>
export type UnlockResult = z.infer<typeof unlockResultSchema>
