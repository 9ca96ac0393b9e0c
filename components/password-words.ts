import { i18n } from '#i18n'
import type { UnlockResult } from '@/lib/contracts/wallet'

/** Why a password opened nothing. */
export type PasswordRefusal = Extract<UnlockResult, { ok: false }>

export function isAboutPassword(
  because: string,
): because is PasswordRefusal['because'] {
  return ['WRONG_PASSWORD', 'WAIT', 'NO_WALLET'].includes(because)
}

export function passwordWords(because: PasswordRefusal['because']): string {
  switch (because) {
    case 'WRONG_PASSWORD':
      return i18n.t('lock.wrongPassword')
    case 'WAIT':
      return i18n.t('lock.wait')
    case 'NO_WALLET':
      return i18n.t('lock.noWallet')
  }
}
