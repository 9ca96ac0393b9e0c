import { i18n } from '#i18n'
import { minPasswordLength, type Score } from './strength'
import { ProgressBar } from './ui/progress-bar'

type StrengthMeterProps = {
  score: Score | null
  length: number
}

/** A password's strength as a bar and in words. */
export function StrengthMeter({ score, length }: StrengthMeterProps) {
  const isTooShort = length < minPasswordLength
  const words =
    length === 0
      ? i18n.t('ui.strengthHint')
      : isTooShort
        ? i18n.t('ui.strengthShort', minPasswordLength - length)
        : wordsFor(score)
  const shown = isTooShort ? Math.min(score ?? 0, 1) : (score ?? 0)
  return (
    <div className="flex flex-col gap-1.5">
      <ProgressBar
        label={i18n.t('ui.strength')}
        value={length === 0 ? 0 : shown + 1}
        max={5}
        valueText={words}
        tone={shown >= 3 ? 'good' : shown === 2 ? 'wait' : 'bad'}
      />
      <p role="status" className="min-h-4 text-12 text-muted">
        {words}
      </p>
    </div>
  )
}

function wordsFor(score: Score | null): string {
  switch (score) {
    case null:
      return ''
    case 0:
    case 1:
      return i18n.t('ui.strengthGuessed')
    case 2:
      return i18n.t('ui.strengthWeak')
    case 3:
      return i18n.t('ui.strengthGood')
    case 4:
      return i18n.t('ui.strengthStrong')
  }
}
