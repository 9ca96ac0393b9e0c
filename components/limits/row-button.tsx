import type { ReactNode, Ref } from 'react'
import { i18n } from '#i18n'
import { siteParts } from '@/components/site-parts'
import { Button } from '@/components/ui/button'

type RowButtonProps = {
  name: string
  /** Origin; part of the name, as many rows have the same buttons. */
  site: string
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
  onClick: () => void
}

/** A small action of one row. */
export function RowButton({ name, site, icon, ref, onClick }: RowButtonProps) {
  return (
    <Button
      ref={ref}
      size="small"
      variant="quiet"
      aria-label={i18n.t('limits.actionFor', [name, siteText(site)])}
      icon={icon}
      onClick={onClick}
      className="-mx-[7px] px-1.5! disabled:border-transparent!"
    >
      {name}
    </Button>
  )
}

/** A site as it is read aloud. */
export function siteText(origin: string): string {
  const parts = siteParts(origin)
  return parts
    ? parts.scheme + parts.before + parts.domain + parts.port
    : origin
}
