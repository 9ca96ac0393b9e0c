import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'

/** No site has a rule: how one comes to be, and one thing to do. */
export function NoLimits({ onAdd }: { onAdd: () => void }) {
  return (
    <div className="flex flex-col items-start gap-3 py-4">
      <h3 className="font-semibold">{i18n.t('limits.emptyTitle')}</h3>
      <p className="max-w-prose text-muted">{i18n.t('limits.emptyBody')}</p>
      <Button onClick={onAdd}>{i18n.t('limits.add')}</Button>
    </div>
  )
}
