import { i18n } from '#i18n'
import { exactTime } from '@/components/question/words-of-time'
import { SiteName } from '@/components/site-name'
import { Disclosure } from '@/components/ui/disclosure'

type SignInListProps = {
  /** Sellers, the latest first; times in Unix ms. */
  signIns: readonly { seller: string; count: number; lastAtMs: number }[]
}

/** Where the address was shown without paying; nothing where it never was. */
export function SignInList({ signIns }: SignInListProps) {
  if (signIns.length === 0) return null
  return (
    <Disclosure
      title={i18n.t('history.signIns')}
      aside={
        <span className="tabular text-12 text-muted">
          {i18n.t('history.signInSites', signIns.length)}
        </span>
      }
    >
      <div className="flex flex-col gap-2 pt-1 pb-3">
        <p className="text-muted">{i18n.t('history.signInsHint')}</p>
        <ul
          aria-label={i18n.t('history.signIns')}
          className="flex flex-col gap-1.5"
        >
          {signIns.map(({ seller, count, lastAtMs }) => (
            <li
              key={seller}
              className="flex flex-wrap items-baseline justify-between gap-x-4"
            >
              <SiteName origin={seller} />
              <span className="tabular text-12 text-muted">
                {i18n.t('history.signInTimes', count, [
                  count.toLocaleString(),
                  exactTime(lastAtMs),
                ])}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Disclosure>
  )
}
