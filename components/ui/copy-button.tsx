import { Check, Copy } from 'lucide-react'
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

export function CopyButton({
  text,
  label,
  variant = 'quiet',
  size = 'small',
  isIconOnly = false,
}: CopyButtonProps) {
  const [isCopied, setIsCopied] = useState(false)

  useEffect(() => {
    if (!isCopied) return
    const timer = setTimeout(() => setIsCopied(false), shownMs)
    return () => clearTimeout(timer)
  }, [isCopied])

  const copy = () => {
    navigator.clipboard.writeText(text).then(
      () => setIsCopied(true),
      () => setIsCopied(false),
    )
  }

  const Icon = isCopied ? Check : Copy
  return (
    <>
      <Button
        variant={variant}
        size={size}
        aria-label={isIconOnly ? label : undefined}
        onClick={copy}
        icon={<Icon aria-hidden size={16} strokeWidth={1.5} />}
      >
        {isIconOnly ? null : isCopied ? i18n.t('ui.copied') : label}
      </Button>
      <span role="status" className="sr-only">
        {isCopied ? i18n.t('ui.copied') : ''}
      </span>
    </>
  )
}
