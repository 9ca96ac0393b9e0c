import { i18n } from '#i18n'
import { Card } from '@/components/ui/card'
import { Switch } from '@/components/ui/switch'

type PauseAllProps = {
  isPaused: boolean
  onPause: (isPaused: boolean) => void
}

/** The one switch above everything. */
export function PauseAll({ isPaused, onPause }: PauseAllProps) {
  return (
    <Card className={isPaused ? 'border-wait' : undefined}>
      <Switch
        label={i18n.t('limits.pauseAll')}
        hint={i18n.t('limits.pauseAllHint')}
        checked={isPaused}
        onChange={onPause}
      />
    </Card>
  )
}
