import { classNames } from './ui/class-names'

type SettingsLinkProps = { label: string; className?: string }

/** The way to Settings: in place on the dashboard, else in a tab of its own. */
export function SettingsLink({ label, className }: SettingsLinkProps) {
  const isHere = location.pathname === '/dashboard.html'
  return (
    <a
      href="/dashboard.html#/settings"
      {...(isHere ? {} : { target: '_blank', rel: 'noreferrer' })}
      className={classNames('underline underline-offset-2', className)}
    >
      {label}
    </a>
  )
}
