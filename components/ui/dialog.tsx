import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { i18n } from '#i18n'

type DialogProps = {
  title: ReactNode
  onClose: () => void
  children: ReactNode
}

/**
 * A modal question; mounted while open, so what was typed goes with it.
 *
 * It stands beside the screen it belongs to: what is disabled there would
 * disable its way out as well.
 */
export function Dialog({ title, onClose, children }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null)
  const body = useRef<HTMLDivElement>(null)
  const titleId = useId()

  useEffect(() => {
    const dialog = ref.current
    if (dialog && !dialog.open) dialog.showModal()
    // Of itself the browser starts at the close button, which comes first.
    body.current?.querySelector<HTMLElement>('input, button')?.focus()
    return () => dialog?.close()
  }, [])

  return createPortal(
    <dialog
      ref={ref}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      className="m-auto max-h-[calc(100dvh-2rem)] w-[min(28rem,calc(100vw-2rem))] overflow-y-auto rounded-card border border-line bg-card p-6 text-ink backdrop:bg-black/50"
    >
      <div className="mb-4 flex items-start justify-between gap-4">
        <h2 id={titleId} className="font-semibold text-20">
          {title}
        </h2>
        <button
          type="button"
          aria-label={i18n.t('ui.close')}
          onClick={onClose}
          className="-m-2 rounded-control p-2 text-muted hover:text-ink"
        >
          <X aria-hidden size={18} strokeWidth={1.5} />
        </button>
      </div>
      <div ref={body}>{children}</div>
    </dialog>,
    document.body,
  )
}
