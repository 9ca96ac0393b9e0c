import { useId } from 'react'
import { i18n } from '#i18n'

type KnownTickProps = {
  isTicked: boolean
  onTick: (isTicked: boolean) => void
}

/** Lets a page's calls carry the payment at a price asked moments ago. */
export function KnownTick({ isTicked, onTick }: KnownTickProps) {
  const hintId = useId()
  return (
    <div className="flex flex-col gap-0.5">
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          checked={isTicked}
          aria-describedby={hintId}
          onChange={(event) => onTick(event.target.checked)}
          className="size-4 shrink-0 accent-copper"
        />
        {i18n.t('known.tick')}
      </label>
      <p id={hintId} className="pl-6 text-12 text-muted">
        {i18n.t('known.hint')}
      </p>
    </div>
  )
}
