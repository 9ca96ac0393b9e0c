import { i18n } from '#i18n'
import type { FacilitatorProblem } from '@/lib/contracts/facilitator'
import { Notice } from '../ui/notice'

/** Why there is no answer, with the code and status behind the sentence. */
export function FacilitatorProblemNotice({
  problem: { because, status },
}: {
  problem: Pick<FacilitatorProblem, 'because' | 'status'>
}) {
  return (
    <Notice tone="bad" isLive title={wordsOf(because)}>
      <p className="text-12 text-muted">
        {status !== null && (
          <>{i18n.t('developer.facilitatorStatus', [String(status)])} · </>
        )}
        <code className="font-mono">{because}</code>
      </p>
    </Notice>
  )
}

function wordsOf(because: FacilitatorProblem['because']): string {
  switch (because) {
    case 'NOT_A_URL':
    case 'NOT_SECURE':
    case 'HAS_PASSWORD':
      return i18n.t(`url.${because}`)
    default:
      return i18n.t(`developer.facilitatorBecause.${because}`)
  }
}
