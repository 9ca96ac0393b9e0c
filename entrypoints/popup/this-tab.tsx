import { useQuery } from '@tanstack/react-query'
import { i18n } from '#i18n'
import { wordsOfTaken } from '@/components/question/taken'
import { SiteName } from '@/components/site-name'
import { tabQuery } from '@/lib/client/queries'
import type { TabView } from '@/lib/contracts/wallet'

/** The tab in front: whether anything here costs or did cost money. */
export function ThisTab({ tabId }: { tabId: number | null }) {
  const { data } = useQuery({
    ...tabQuery(tabId ?? -1),
    enabled: tabId !== null,
  })
  return (
    <section aria-label={i18n.t('popup.thisTab')} className="flex flex-col">
      <p className="h-5 truncate text-12 text-muted">
        {data?.site ? <SiteName origin={data.site} /> : i18n.t('popup.thisTab')}
      </p>
      <p className="min-h-7 font-semibold text-20">{data ? words(data) : ''}</p>
    </section>
  )
}

function words({ taken24h, waiting }: TabView): string {
  if (waiting > 0) return i18n.t('popup.waiting', waiting)
  const taken = [...wordsOfTaken(taken24h, false), ...testWords(taken24h)]
  return taken.length > 0
    ? i18n.t('popup.paidToday', [taken.join(' + ')])
    : i18n.t('popup.noPrices')
}

function testWords(taken: TabView['taken24h']): string[] {
  return wordsOfTaken(taken, true).map((one) => `${one} (${i18n.t('ui.test')})`)
}
