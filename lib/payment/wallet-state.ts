import type { Vault } from './ports'

/** Whether there is a wallet, and whether it can pay now. */
export async function walletState(
  vault: Pick<Vault, 'address' | 'isUnlocked'>,
): Promise<'none' | 'locked' | 'unlocked'> {
  const [address, isUnlocked] = await Promise.all([
    vault.address(),
    vault.isUnlocked(),
  ])
  return !address ? 'none' : isUnlocked ? 'unlocked' : 'locked'
}
