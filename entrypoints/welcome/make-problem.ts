import { i18n } from '#i18n'

/**
 * Why a wallet could not be made, in words; null where it was made after all.
 *
 * A background that stopped says nothing of what it had stored, so that is
 * looked up.
 */
export async function makeProblem(
  failure: unknown,
  hasWallet: () => Promise<boolean>,
): Promise<string | null> {
  const code =
    failure instanceof Error && 'code' in failure ? failure.code : null
  switch (code) {
    case 'WALLET_EXISTS':
      return i18n.t('welcome.walletExists')
    case 'BAD_PHRASE':
      return i18n.t('welcome.badChecksum')
    case 'BAD_KEY':
      return i18n.t('welcome.badKey')
    case 'WEAK_PASSWORD':
      return i18n.t('welcome.weakPassword')
    default:
      try {
        return (await hasWallet()) ? null : i18n.t('welcome.notMade')
      } catch {
        return i18n.t('lock.unreachable')
      }
  }
}
