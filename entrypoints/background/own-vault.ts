import { browser } from 'wxt/browser'
import type { Settings } from '@/lib/contracts/settings'
import type { Ledger } from '@/lib/payment/ledger-port'
import type { ApprovalBook } from '@/lib/payment/own-approval'
import type { SignInBook } from '@/lib/payment/sign-in-port'
import { loadIntent } from '@/lib/schemes/intent-codec'
import { schemeOf } from '@/lib/schemes/registry'
import { createVault, type KeyVault } from '@/lib/vault/vault'
import { signInDigest } from '@/lib/x402/extensions/sign-in-with-x/message'

type Parts = {
  ledger: Ledger
  signIns: SignInBook
  approvals: Pick<ApprovalBook, 'get'>
  settings(): Promise<Settings>
  nowMs(): number
  randomBytes(length: number): Uint8Array<ArrayBuffer>
}

/** The extension's vault: it signs what is in the ledger, and forgets its key with the browser. */
export function createOwnVault(parts: Parts): KeyVault {
  const { ledger, signIns, approvals, settings, nowMs, randomBytes } = parts
  const { session } = browser.storage
  return createVault({
    session: {
      get: async (key) => (await session.get(key))[key],
      set: (key, value) => session.set({ [key]: value }),
      remove: (key) => session.remove(key),
    },
    nowMs,
    randomBytes,
    readPayment: (id) => ledger.signable(id),
    readApproval: approvals.get,
    digestsOf: (stored) => {
      const intent = loadIntent(stored)
      const scheme = schemeOf(intent)
      return [scheme.digest(intent), ...scheme.alsoSigned(intent)]
    },
    readSignIn: signIns.get,
    signInDigestOf: ({ terms, address }) => signInDigest(terms, address),
    idleMinutes: async () => (await settings()).autoLockMinutes,
  })
}
