import { ExternalLink as Icon } from 'lucide-react'
import type { ReactNode } from 'react'
import { i18n } from '#i18n'

/** A link out of the wallet, opened in a tab that learns nothing of us. */
export function ExternalLink({
  href,
  children,
}: {
  href: string
  children: ReactNode
}) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      className="text-copper underline underline-offset-2 hover:no-underline"
    >
      {children}
      <Icon
        role="img"
        aria-label={i18n.t('ui.opensTab')}
        size={12}
        strokeWidth={1.5}
        className="ml-1 inline"
      />
    </a>
  )
}
