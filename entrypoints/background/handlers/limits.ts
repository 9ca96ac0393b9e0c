import type { LimitRefusal } from '@/lib/contracts/limits'
import type { UnlockResult, walletContract } from '@/lib/contracts/wallet'
import { CodedError } from '@/lib/messaging/errors'
import type { Handlers } from '@/lib/messaging/serve'
import { raised } from '@/lib/policy/ceilings'
import { makeRule, ruleProblem } from '@/lib/policy/new-rule'
import { ruleLifeMs } from '@/lib/policy/rule'
import { findToken } from '@/lib/tokens/find-token'
import { isSecure } from '@/lib/watch/url'
import type { BackgroundParts } from '../parts'
import { limitsViewOf, withCeilings } from '../views/limits-view'
import { unlock } from './unlock'
import { withoutUndefined } from './without-undefined'

type LimitMessages =
  | 'limits'
  | 'pauseAutoPay'
  | 'makeRule'
  | 'changeRule'
  | 'removeRule'
  | 'never'
  | 'unsilence'
  | 'setCeilings'
  | 'trustLedger'
  | 'notices'
  | 'dismissNotice'

const refused = (because: LimitRefusal['because'], waitMs = 0) =>
  ({ ok: false, because, waitMs }) as const

/** What screens may ask and change of a person's standing instructions. */
export function limitHandlers(
  parts: BackgroundParts,
  ready: Promise<void>,
): Pick<Handlers<typeof walletContract>, LimitMessages> {
  const { vault, rules, questions, notices, approver, newId } = parts

  /** Changed rules show everywhere at once. */
  function changed<value>(value: value): value {
    parts.forgetCeilings()
    approver.changed()
    return value
  }

  /**
   * Proves the password, and opens what locked while it was typed: changed
   * rules are sealed, and only an open wallet has the seal.
   */
  async function proven(password: string): Promise<UnlockResult> {
    return (await vault.isUnlocked())
      ? await vault.checkPassword(password)
      : await unlock(parts, password)
  }

  return {
    async limits() {
      await ready
      const all = await rules.all(Date.now())
      return limitsViewOf(
        { ...all, doubt: parts.clockCheck.toldOf(all) },
        await questions.silences(Date.now()),
      )
    },

    async pauseAutoPay({ isPaused }) {
      await ready
      await rules.pauseAll(isPaused)
      changed(undefined)
    },

    async makeRule({ rule: wanted, password }) {
      await ready
      const checked = await proven(password)
      if (!checked.ok) return checked
      const token = findToken(wanted.network, wanted.asset)
      if (!token) return refused('UNKNOWN_TOKEN')
      const { site, seller } = wanted
      if (!isPayable(site) || !isPayable(seller)) return refused('BAD_ORIGIN')
      const { ceilings } = await rules.all(Date.now())
      if (ruleProblem(wanted, token, ceilings)) return refused('BAD_NUMBERS')

      const nowMs = Date.now()
      const rule = makeRule({
        id: newId(nowMs),
        nowMs,
        site,
        seller,
        offer: { token },
        numbers: wanted,
        paymentId: null,
      })
      try {
        await rules.add(rule)
      } catch (error) {
        if (!(error instanceof CodedError && error.code === 'RULE_EXISTS'))
          throw error
        return refused('RULE_EXISTS')
      }
      return changed({ ok: true })
    },

    async changeRule({ id, change }) {
      await ready
      const all = await rules.all(Date.now())
      const before = all.rules.find(({ rule }) => rule.id === id)?.rule
      if (!before) return refused('NO_RULE')
      const { isPaused, isRenewed, ...numbers } = change
      const next = { ...before, ...withoutUndefined(numbers) }
      const token = findToken(before.network, before.asset)
      if (!token) return refused('UNKNOWN_TOKEN')
      if (ruleProblem(next, token, all.ceilings)) return refused('BAD_NUMBERS')
      // Pausing works while locked; resuming lets money go, as an edit does.
      const isOnlyPause =
        isPaused === true && Object.keys(withoutUndefined(change)).length === 1
      if (!isOnlyPause && !(await vault.isUnlocked()))
        return refused('PASSWORD_NEEDED')
      await rules.change(id, (rule) => ({
        ...rule,
        ...withoutUndefined(numbers),
        ...(isPaused !== undefined && { paused: isPaused ? 'YOU' : null }),
        ...(isRenewed && { expiresAtMs: Date.now() + ruleLifeMs }),
      }))
      return changed({ ok: true })
    },

    async removeRule({ id }) {
      await ready
      await rules.remove(id)
      changed(undefined)
    },

    async never({ site, isNever }) {
      await ready
      if (!isPayable(site)) return
      await rules.setNever(site, isNever, Date.now())
      if (isNever)
        await parts.journey.dropped((question) => question.site === site)
      changed(undefined)
    },

    async unsilence({ site }) {
      await ready
      await questions.unsilence(site)
      changed(undefined)
    },

    async setCeilings({ ceilings: view, password }) {
      await ready
      const { ceilings: before } = await rules.all(Date.now())
      const after = withCeilings(before, view)
      if (raised(before, after)) {
        if (!password) return refused('PASSWORD_NEEDED')
        const checked = await proven(password)
        if (!checked.ok) return checked
      }
      if (!(await vault.isUnlocked())) return refused('PASSWORD_NEEDED')
      await rules.setCeilings(after)
      return changed({ ok: true })
    },

    async trustLedger({ password }) {
      await ready
      // The seals are made with a key that only an open wallet has.
      const unlocked = await unlock(parts, password)
      if (!unlocked.ok) return unlocked
      await rules.trust()
      return changed({ ok: true })
    },

    async notices() {
      await ready
      return await notices.all()
    },

    async dismissNotice({ id }) {
      await ready
      await notices.dismiss(id)
      approver.changed()
    },
  }
}

/** An origin where the wallet would pay; what people type, screens read. */
function isPayable(origin: string): boolean {
  return isSecure(origin) && URL.parse(origin)?.origin === origin
}
