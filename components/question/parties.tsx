import { i18n } from '#i18n'
import { SiteName } from '@/components/site-name'

/** Who is paid, and where seller and site differ, who asks for it. */
export function Parties({ site, seller }: { site: string; seller: string }) {
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
      <span className="text-muted">{i18n.t('question.wantsToPay')}</span>
      <br />
      <SiteName origin={seller} />
    </>
  )
}
