import { i18n } from '#i18n'
import { isAboutPassword, passwordWords } from '@/components/password-words'
import type { LimitRefusal } from '@/lib/contracts/limits'
import type { UnlockResult } from '@/lib/contracts/wallet'

/** What came of a change of a limit. */
export type LimitResult = { ok: true } | LimitRefusal

/** Why a limit was not changed, in words. */
export function wordsOfRefusal({ because }: LimitRefusal): string {
  return isAboutPassword(because)
    ? passwordWords(because)
    : i18n.t(`limits.because.${because}`)
}

/**
 * The result as the password prompt understands it: it says itself what is
 * about the password, and anything else is said by the form behind it.
 */
export function forPrompt(
  result: LimitResult,
  onOther: (refusal: LimitRefusal) => void,
): UnlockResult {
  if (result.ok) return result
  const { because, waitMs } = result
  if (isAboutPassword(because)) return { ok: false, because, waitMs }
  onOther(result)
  return { ok: true }
}
