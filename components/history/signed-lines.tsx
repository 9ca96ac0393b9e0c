import { BadgeCheck, CircleQuestionMark, CircleX } from 'lucide-react'
import { i18n } from '#i18n'
import { cleanSellerWords } from '@/components/seller-words'
import type { PaymentDetail, SignedView } from '@/lib/contracts/history'
import { Section } from './section'

const marks = {
  true: { icon: BadgeCheck, color: 'text-good' },
  false: { icon: CircleX, color: 'text-bad' },
  'cannot-check': { icon: CircleQuestionMark, color: 'text-wait' },
} as const

const reasons = [
  'BAD_SHAPE',
  'BAD_SIGNATURE',
  'OTHER_KEY',
  'OTHER_SIGNER',
  'OTHER_TERMS',
  'OTHER_RESOURCE',
  'OTHER_NETWORK',
  'OTHER_PAYER',
  'OTHER_TRANSACTION',
  'OTHER_TIME',
  'KEY_ONLINE',
  'KEY_ELSEWHERE',
  'UNKNOWN_KEY',
  'UNKNOWN_ALGORITHM',
  'UNKNOWN_SIGNER',
  'UNKNOWN_VERSION',
] as const

/** Signed offer and receipt, with what checking them gave; nothing without. */
export function SignedLines({ signed }: { signed: PaymentDetail['signed'] }) {
  const { offer, receipt } = signed
  if (!offer && !receipt) return null
  return (
    <Section title={i18n.t('history.signed')}>
      <ul className="flex flex-col gap-2">
        {offer && <Line of="Offer" signed={offer} />}
        {receipt && <Line of="Receipt" signed={receipt} />}
      </ul>
    </Section>
  )
}

function Line({ of, signed }: { of: 'Offer' | 'Receipt'; signed: SignedView }) {
  const { verdict, signer, because } = signed
  const { icon: Icon, color } = marks[verdict]
  const reason = reasons.find((reason) => reason === because)
  return (
    <li className={`flex items-start gap-1.5 ${color}`}>
      <Icon
        aria-hidden
        size={16}
        strokeWidth={1.5}
        className="mt-0.5 shrink-0"
      />
      <span className="min-w-0">
        {i18n.t(
          verdict === 'true'
            ? `history.signed${of}True`
            : verdict === 'false'
              ? `history.signed${of}False`
              : `history.signed${of}Unchecked`,
        )}{' '}
        <bdi dir="ltr" className="break-all font-mono text-12">
          {cleanSellerWords(signer)}
        </bdi>
        {reason && (
          <span className="block text-12 text-muted">
            {i18n.t(`history.signedBecause.${reason}`)}
          </span>
        )}
      </span>
    </li>
  )
}
