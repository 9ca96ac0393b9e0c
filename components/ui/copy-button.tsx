import { Check, Copy, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from './button'

type CopyButtonProps = {
  text: string
  label: string
  variant?: 'secondary' | 'quiet'
  size?: 'small' | 'normal'
  /** Draw the icon alone; the label is still its name. */
  isIconOnly?: boolean
}

const shownMs = 2_000
const icons = { copied: Check, notCopied: X, none: Copy }

export function CopyButton({
  text,
  label,
  variant = 'quiet',
  size = 'small',
  isIconOnly = false,
}: CopyButtonProps) {
  const [came, setCame] = useState<'copied' | 'notCopied' | null>(null)

  useEffect(() => {
    if (came === null) return
    const timer = setTimeout(() => setCame(null), shownMs)
    return () => clearTimeout(timer)
  }, [came])

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setCame('copied'),
      () => setCame('notCopied'),
    )
  }

  const Icon = icons[came ?? 'none']
  const said = came === null ? '' : i18n.t(`ui.${came}`)
  return (
    <>
      <Button
        variant={variant}
        size={size}
        aria-label={isIconOnly ? label : undefined}
        onClick={copy}
        icon={<Icon aria-hidden size={16} strokeWidth={1.5} />}
      >
        {isIconOnly ? null : said || label}
      </Button>
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
