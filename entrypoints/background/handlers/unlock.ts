import type { UnlockResult } from '@/lib/contracts/wallet'
import type { BackgroundParts } from '../parts'

type Parts = Pick<
  BackgroundParts,
  'vault' | 'approver' | 'schedule' | 'unlocked' | 'resumeApprovals'
>

/** Opens the wallet, and goes on with what waited for that. */
export async function unlock(
  parts: Parts,
  password: string,
): Promise<UnlockResult> {
  const unlocked = await parts.vault.unlock(password)
  parts.approver.changed()
  await parts.schedule()
  if (unlocked.ok) {
    void parts.unlocked()
    parts.resumeApprovals()
  }
  return unlocked
}
