import { i18n } from '#i18n'
import { inputClass } from '@/components/ui/text-field'
import type { RuleMode } from './rule-events'

type ModeSelectProps = {
  /** Names the site to those who hear the control alone. */
  label: string
  mode: RuleMode
  onChange: (mode: RuleMode) => void
}

/** Pays by itself, asks, or is never asked about. */
export function ModeSelect({ label, mode, onChange }: ModeSelectProps) {
  return (
    <select
      aria-label={label}
      value={mode}
      onChange={(event) => {
        const chosen = modes.find((one) => one === event.target.value)
        if (chosen) onChange(chosen)
      }}
      className={`${inputClass} max-w-28 px-1!`}
    >
      <option value="auto">{i18n.t('limits.modeAuto')}</option>
      <option value="ask">{i18n.t('limits.modeAsk')}</option>
      <option value="never">{i18n.t('limits.modeNever')}</option>
    </select>
  )
}

const modes: readonly RuleMode[] = ['auto', 'ask', 'never']
