import { i18n } from '#i18n'
import { Card } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import type { Settings } from '@/lib/contracts/settings'

export type SectionProps = {
  settings: Settings
  save: (change: Partial<Settings>) => void
}

const lockMinutes: readonly Settings['autoLockMinutes'][] = [1, 5, 15, 60, 240]

/** Locking, appearance and where the question opens. */
export function General({ settings, save }: SectionProps) {
  return (
    <Card className="flex flex-col gap-4">
      <h2 className="font-semibold text-16">{i18n.t('settings.general')}</h2>
      <Select
        label={i18n.t('settings.autoLock')}
        hint={i18n.t('settings.autoLockHint')}
        value={String(settings.autoLockMinutes)}
        options={lockMinutes.map((minutes) => ({
          value: String(minutes),
          label:
            minutes < 60
              ? i18n.t('settings.minutes', minutes)
              : i18n.t('settings.hours', minutes / 60),
        }))}
        onChange={(value) => {
          const minutes = lockMinutes.find((m) => String(m) === value)
          if (minutes) save({ autoLockMinutes: minutes })
        }}
      />
      <Select
        label={i18n.t('settings.appearance')}
        value={settings.appearance}
        options={[
          { value: 'system', label: i18n.t('settings.system') },
          { value: 'light', label: i18n.t('settings.light') },
          { value: 'dark', label: i18n.t('settings.dark') },
        ]}
        onChange={(appearance) => save({ appearance })}
      />
      <Select
        label={i18n.t('settings.askIn')}
        hint={i18n.t('settings.askInHint')}
        value={settings.askIn}
        options={[
          { value: 'toolbar', label: i18n.t('settings.askInToolbar') },
          { value: 'window', label: i18n.t('settings.askInWindow') },
        ]}
        onChange={(askIn) => save({ askIn })}
      />
    </Card>
  )
}
