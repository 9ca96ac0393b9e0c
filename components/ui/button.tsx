import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classNames } from './class-names'
import { Spinner } from './spinner'

const looks = {
  primary:
    'border-copper bg-copper text-paper hover:bg-[color-mix(in_srgb,var(--copper),var(--ink)_15%)]',
  secondary: 'border-edge bg-card text-ink hover:border-ink',
  quiet:
    'border-transparent bg-transparent text-ink hover:bg-[color-mix(in_srgb,var(--ink),transparent_94%)]',
  danger: 'border-bad bg-card text-bad hover:bg-bad hover:text-paper',
}

type ButtonProps = ComponentProps<'button'> & {
  variant?: keyof typeof looks
  size?: 'small' | 'normal'
  icon?: ReactNode
  /** Shows work under way; keeps focus and swallows clicks meanwhile. */
  busy?: boolean
}

export function Button({
  variant = 'secondary',
  size = 'normal',
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  'aria-disabled': isHeldBack,
  ...rest
}: ButtonProps) {
  const handleClick = (event: MouseEvent<HTMLButtonElement>) => {
    // Not `disabled`: that would throw the keyboard's place away.
    if (busy) event.preventDefault()
    else onClick?.(event)
  }
  return (
    <button
      {...rest}
      type={type}
      onClick={handleClick}
      aria-busy={busy || undefined}
      aria-disabled={isHeldBack || busy || undefined}
      className={classNames(
        'inline-flex items-center justify-center gap-2 rounded-control border font-medium',
        'transition-colors duration-150 disabled:border-line disabled:bg-transparent disabled:text-muted',
        size === 'small'
          ? 'min-h-8 px-2.5 py-1 text-12'
          : 'min-h-10 px-4 py-2 text-14',
        looks[variant],
        className,
      )}
    >
      {busy ? <Spinner /> : icon}
      {children}
    </button>
  )
}
