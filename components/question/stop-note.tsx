import { i18n } from '#i18n'
import { ExternalLink } from '@/components/ui/external-link'
import { Notice } from '@/components/ui/notice'
import type { QuestionView } from '@/lib/contracts/question'
import { findToken } from '@/lib/tokens/find-token'
import { isSettledInLimits, stopWords } from './stop-words'

/** Why a limit that is set did not pay this by itself. */
export function StopNote({
  question: { stop, offers },
}: {
  question: QuestionView
}) {
  if (!stop) return null
  const offer = offers.find(({ index }) => index === stop.offerIndex)
  const token = offer && findToken(offer.network, offer.asset)
  return (
    <Notice tone="wait">
      <p>{stopWords(stop, token)}</p>
      {isSettledInLimits(stop) && (
        <p>
          <ExternalLink href="/dashboard.html#/limits">
            {i18n.t('question.openLimits')}
          </ExternalLink>
        </p>
      )}
    </Notice>
  )
}
