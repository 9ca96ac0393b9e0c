import { i18n } from '#i18n'
import { ExternalLink } from '@/components/ui/external-link'
import { Notice } from '@/components/ui/notice'
import { reasonWords } from './reason-words'

/** Nobody knows here what became of the money, and where it can be seen. */
export function HalfwayNotice({ because }: { because: string }) {
  return (
    <Notice tone="wait" title={i18n.t('status.unknown')} isLive>
      <p>{reasonWords(because).what}</p>
      <p className="text-muted">{i18n.t('question.lostHelp')}</p>
      <p>
        <ExternalLink href="/dashboard.html#/history">
          {i18n.t('question.history')}
        </ExternalLink>
      </p>
    </Notice>
  )
}
