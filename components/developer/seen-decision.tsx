import { i18n } from '#i18n'
import type { SeenDecision, SeenOffer } from '@/lib/contracts/developer'
import { findToken } from '@/lib/tokens/find-token'
import { stopWords } from '../question/stop-words'
import { Because } from './because'

const words = {
  unasked: 'developer.wasUnasked',
  left: 'developer.wasLeft',
  waiting: 'developer.wasWaiting',
  unpaid: 'developer.wasUnpaid',
  paid: 'developer.wasPaid',
  'signed-in': 'developer.wasSignedIn',
  answer: 'developer.wasAnswer',
} as const

/** What the wallet did with it, by which rule, and where the payment is. */
export function SeenDecisionWords({
  decision: { kind, because, stop, ruleId, paymentId },
  offers,
}: {
  decision: SeenDecision
  offers: readonly SeenOffer[]
}) {
  const says = offers.find(({ index }) => index === stop?.offerIndex)?.says
  const token = findToken(says?.network ?? '', says?.asset ?? '')
  return (
    <div className="flex flex-col gap-1">
      <p>{i18n.t(words[kind])}</p>
      {because && <Because code={because} />}
      {stop && (
        <p>
          {stopWords(stop, token)}{' '}
          <code className="font-mono text-12 text-muted">{stop.code}</code>
        </p>
      )}
      {ruleId && (
        <p>
          {i18n.t(stop ? 'developer.ruleStopped' : 'developer.ruleDecided')}{' '}
          <code className="break-all font-mono text-12 text-muted">
            {ruleId}
          </code>
        </p>
      )}
      {paymentId && (
        <p>
          <a
            href={`#/history/${encodeURIComponent(paymentId)}`}
            className="text-copper underline underline-offset-2"
          >
            {i18n.t('developer.openPayment')}
          </a>
        </p>
      )}
    </div>
  )
}
