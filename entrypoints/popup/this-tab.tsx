import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import { SiteName } from '@/components/site-name'
import { Button } from '@/components/ui/button'
import { statusQuery, tabQuery } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { TabView } from '@/lib/contracts/tab'
import { wordsOfRule, wordsOfTab } from './tab-words'
import { UnseenSite } from './unseen-site'
import { useAct } from './use-act'

/** The tab in front: what costs or did cost money here, and its limits. */
export function ThisTab({ tabId }: { tabId: number | null }) {
  const { data } = useQuery({
    ...tabQuery(tabId ?? -1),
    enabled: tabId !== null,
  })
  const { data: status } = useQuery(statusQuery)
  const isLocked = status?.wallet === 'locked'
  const { isFailed, act } = useAct()
  const [isGranted, setIsGranted] = useState(false)
  // Allowing a site shows nothing of the page that was there before.
  const isOld = isGranted && data?.isUnseen === false
  const site = data?.site ?? null
  return (
    <section aria-label={i18n.t('popup.thisTab')} className="flex flex-col">
      <p className="h-5 truncate text-12 text-muted">
        {site ? <SiteName origin={site} /> : i18n.t('popup.thisTab')}
      </p>
      <p className="min-h-6 font-semibold text-16">
        {isOld ? i18n.t('popup.reloadToSee') : data ? wordsOfTab(data) : ''}
      </p>
      {/* Room for one line is kept, so nothing moves when it comes. */}
      <div className="min-h-5 text-muted">
        {data?.isUnseen && (
          <UnseenSite
            site={site}
            onAllow={(request) =>
              act(async () => setIsGranted(await request()))
            }
          />
        )}
        {isOld && tabId !== null && (
          <Button
            size="small"
            onClick={() =>
              act(async () => {
                await browser.tabs.reload(tabId)
                setIsGranted(false)
              })
            }
          >
            {i18n.t('popup.reload')}
          </Button>
        )}
        {site && data?.isNever && (
          <WayBack
            words={i18n.t('popup.never')}
            undo={i18n.t('popup.neverUndo')}
            // To ask again is sealed, and only an open wallet has the seal.
            why={isLocked ? i18n.t('popup.unlockFirst') : undefined}
            onUndo={() => act(() => wallet.never({ site, isNever: false }))}
          />
        )}
        {site && data?.isSilenced && !data.isNever && (
          <WayBack
            words={i18n.t('popup.silenced')}
            undo={i18n.t('limits.unsilence')}
            onUndo={() => act(() => wallet.unsilence({ site }))}
          />
        )}
        {data && tabId !== null && isOver(data) && (
          <WayBack
            words={i18n.t('popup.reloadToBeAsked')}
            undo={i18n.t('popup.reload')}
            onUndo={() => act(() => browser.tabs.reload(tabId))}
          />
        )}
        {!data?.isNever &&
          data?.rules.map((rule) => (
            <p key={rule.id} className="tabular">
              {wordsOfRule(rule)}
            </p>
          ))}
      </div>
      <p role="alert" className="text-bad empty:hidden">
        {isFailed && i18n.t('app.notDone')}
      </p>
    </section>
  )
}

/** Whether what has a price here was asked and is no more. */
function isOver(tab: TabView): boolean {
  const isQuiet = tab.isUnseen || tab.isNever || tab.isSilenced
  return tab.priced > 0 && tab.waiting === 0 && !isQuiet
}

type WayBackProps = {
  words: string
  undo: string
  /** Why the way back is shut. */
  why?: string | undefined
  onUndo: () => void
}

/** Why nothing is asked here, and the way back. */
function WayBack({ words, undo, why, onUndo }: WayBackProps) {
  const whyId = useId()
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-2">
      <span>{words}</span>
      <Button
        size="small"
        disabled={why !== undefined}
        aria-describedby={why === undefined ? undefined : whyId}
        onClick={onUndo}
      >
        {undo}
      </Button>
      {why !== undefined && (
        <p id={whyId} className="w-full text-12">
          {why}
        </p>
      )}
    </div>
  )
}
