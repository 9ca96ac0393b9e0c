import { i18n } from '#i18n'
import { SiteList } from '@/components/limits/site-list'
import { wordsOfTime } from '@/components/question/words-of-time'
import { wallet } from '@/lib/client/wallet'
import type { LimitsSectionProps } from './rule-section'

/** Sites that are never asked about, and those that are quiet for now. */
export function SiteSections({ limits, changes }: LimitsSectionProps) {
  const { change } = changes
  const nowMs = Date.now()
  return (
    <>
      {limits.never.length > 0 && (
        <SiteList
          title={i18n.t('limits.never')}
          lead={i18n.t('limits.neverLead')}
          sites={limits.never.map(({ site, sinceMs }) => ({
            site,
            note: i18n.t('limits.neverSince', [wordsOfTime(sinceMs, nowMs)]),
          }))}
          action={i18n.t('limits.remove')}
          onAct={(site) =>
            void change(
              () => wallet.never({ site, isNever: false }),
              i18n.t('limits.neverUndone'),
            )
          }
        />
      )}
      {limits.silenced.length > 0 && (
        <SiteList
          title={i18n.t('limits.silenced')}
          lead={i18n.t('limits.silencedLead')}
          sites={limits.silenced.map(({ site, untilMs }) => ({
            site,
            note:
              untilMs === null
                ? i18n.t('limits.silencedOpen')
                : i18n.t('limits.silencedUntil', [wordsOfTime(untilMs, nowMs)]),
          }))}
          action={i18n.t('limits.unsilence')}
          onAct={(site) =>
            void change(
              () => wallet.unsilence({ site }),
              i18n.t('limits.neverUndone'),
            )
          }
        />
      )}
    </>
  )
}
