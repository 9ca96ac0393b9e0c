import { i18n } from '#i18n'
import { networkById } from '@/lib/tokens/networks'

/** Names that fit on a line of the popup. */
const mostNamed = 2

/** Which of the networks shown could not be asked what they hold. */
export function wordsOfUnasked(
  unasked: readonly string[],
  shown: readonly string[],
): string {
  if (unasked.length === shown.length) return i18n.t('popup.balanceUnknown')
  const names = unasked.map((id) => networkById(id)?.name ?? id)
  const more = names.length - mostNamed
  if (more <= 0) return i18n.t('popup.balanceUnknownSome', [names.join(', ')])
  return i18n.t('popup.balanceUnknownMore', more, [
    names.slice(0, mostNamed).join(', '),
    String(more),
  ])
}
