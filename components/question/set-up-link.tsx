import { i18n } from '#i18n'

/** Opens the first run in a tab. */
export function SetUpLink({ label = i18n.t('question.setUp') }) {
  return (
    <a
      href="/welcome.html"
      target="_blank"
      rel="noreferrer"
      className="inline-flex min-h-10 items-center justify-center rounded-control border border-copper bg-copper px-4 py-2 font-medium text-14 text-paper"
    >
      {label}
    </a>
  )
}
