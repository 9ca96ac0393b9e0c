import { i18n } from '#i18n'
import { ProofMark } from '@/components/proof-mark'
import { useNow } from '@/components/question/use-now'
import { exactTime, wordsOfTime } from '@/components/question/words-of-time'
import { Button } from '@/components/ui/button'
import type { PaymentDetail } from '@/lib/contracts/history'
import { Section } from './section'
import { SettledFacts } from './settled-facts'

type ProofSectionProps = {
  detail: PaymentDetail
  isLooking: boolean
  onLook: () => void
}

/** What the chain says of a payment, and when it is asked again. */
export function ProofSection(props: ProofSectionProps) {
  const { detail, isLooking, onLook } = props
  const { proof, row } = detail
  const isOpen = proof === null || proof.kind === 'open'
  const canLook = isOpen && row.status !== 'void' && !row.isImported
  return (
    <Section title={i18n.t('history.proof')}>
      {proof === null && <p>{i18n.t('history.notLooked')}</p>}
      {proof?.kind === 'settled' && (
        <>
          <p>
            <ProofMark by="chain" />
          </p>
          <SettledFacts
            allowanceLeft={detail.allowanceLeft}
            proof={proof}
            row={row}
          />
        </>
      )}
      {proof?.kind === 'dead' && (
        <p>
          {i18n.t('history.deadProof', [
            exactTime(proof.chainTimeMs),
            String(proof.endpoints),
          ])}
        </p>
      )}
      {proof?.kind === 'open' && (
        <p>{i18n.t(`history.because.${proof.because}`)}</p>
      )}
      {proof && (
        <p className="text-12 text-muted">
          {i18n.t('history.lookedAt', [exactTime(proof.atMs)])}
        </p>
      )}
      {canLook && (
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Button size="small" busy={isLooking} onClick={onLook}>
            {i18n.t('history.lookNow')}
          </Button>
          <NextLook atMs={row.nextLookAtMs} />
        </div>
      )}
    </Section>
  )
}

function NextLook({ atMs }: { atMs: number | null }) {
  const nowMs = useNow(10_000)
  if (atMs === null) return null
  return (
    <span className="text-12 text-muted">
      {atMs > nowMs
        ? i18n.t('history.nextLook', [wordsOfTime(atMs, nowMs)])
        : i18n.t('history.nextLookSoon')}
    </span>
  )
}
