import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { siteWords } from './site-words'

/** A quiet way to be left alone by a site for good. */
export function NeverAsk({
  site,
  onNever,
}: {
  site: string
  onNever: () => void
}) {
  return (
    <div className="mt-2 flex flex-col items-start gap-1.5 border-line border-t pt-3">
      <Button size="small" onClick={onNever}>
        {i18n.t('question.never')}
      </Button>
      <p className="text-muted [overflow-wrap:anywhere]">
        {i18n.t('question.neverHelp', [siteWords(site)])}
      </p>
    </div>
  )
}
