import { i18n } from '#i18n'
import { SiteName } from '@/components/site-name'

/** Who is paid or signed in to, and where seller and site differ, who asks for it. */
export function Parties({
  site,
  seller,
  isSignIn = false,
}: {
  site: string
  seller: string
  isSignIn?: boolean
}) {
  if (site === seller)
    return (
      <>
        <span className="text-muted">{i18n.t('question.to')}</span>{' '}
        <SiteName origin={seller} />
      </>
    )
  return (
    <>
      <SiteName origin={site} />{' '}
      <span className="text-muted">
        {i18n.t(isSignIn ? 'question.wantsSignIn' : 'question.wantsToPay')}
      </span>
      <br />
      <SiteName origin={seller} />
    </>
  )
}
