import { useId } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'

type WorkBarProps = {
  /** What is under way, and how far. */
  words: string
  /** From 0 to 1; null where nobody knows how much there is. */
  share: number | null
  onCancel: () => void
}

/** Something that takes longer than a moment: how far it is, and a way out. */
export function WorkBar({ words, share, onCancel }: WorkBarProps) {
  const id = useId()
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
      <div className="flex min-w-48 flex-1 flex-col gap-1">
        <p id={id} role="status" className="tabular text-12 text-muted">
          {words}
        </p>
        <progress
          aria-labelledby={id}
          max={1}
          {...(share === null ? {} : { value: share })}
          className="sr-only"
        />
        <div
          aria-hidden
          className="h-1.5 w-full overflow-hidden rounded-full bg-line"
        >
          <div
            className={`h-full rounded-full bg-copper ${share === null ? 'w-1/3 animate-pulse' : ''}`}
            style={share === null ? undefined : { width: `${share * 100}%` }}
          />
        </div>
      </div>
      <Button size="small" onClick={onCancel}>
        {i18n.t('history.cancel')}
      </Button>
    </div>
  )
}
