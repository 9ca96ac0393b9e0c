import { i18n } from '#i18n'

/** Why a wallet could not be made, in words, from the failure's code. */
export function makeProblem(failure: unknown): string {
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
      return i18n.t('welcome.notMade')
  }
}
