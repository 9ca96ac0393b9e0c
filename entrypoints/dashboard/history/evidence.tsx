import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { evidenceWords } from '@/components/history/evidence-words'
import { Section } from '@/components/history/section'
import { CopyButton } from '@/components/ui/copy-button'
import { Notice } from '@/components/ui/notice'
import { Spinner } from '@/components/ui/spinner'
import { wholePaymentQuery } from '@/lib/client/whole-payment'
import { evidenceJson } from '@/lib/export/evidence-json'
import { evidenceText } from '@/lib/export/evidence-text'

/** What shows a seller that it was paid, to copy into a message. */
export function Evidence({
  id,
  newerId,
}: {
  id: string
  newerId: string | null
}) {
  const whole = useQuery(wholePaymentQuery(id, newerId))
  return (
    <Section title={i18n.t('export.evidence.title')}>
      <p className="text-muted">{i18n.t('export.evidence.lead')}</p>
      {whole.isPending && <Spinner />}
      {whole.isError && (
        <Notice tone="bad" isLive>
          {i18n.t('history.failed')}
        </Notice>
      )}
      {whole.data === null && <Notice>{i18n.t('history.missing')}</Notice>}
      {whole.data && (
        <div className="flex flex-wrap gap-2">
          <CopyButton
            variant="secondary"
            text={evidenceText(whole.data, evidenceWords())}
            label={i18n.t('export.evidence.copyText')}
          />
          <CopyButton
            variant="secondary"
            text={evidenceJson(whole.data)}
            label={i18n.t('export.evidence.copyJson')}
          />
        </div>
      )}
    </Section>
  )
}
