import { i18n } from '#i18n'
import type { Fate } from './fate'
import { wordsOfTime } from './words-of-time'

/** What happened to the money, in a word or two and in a sentence. */
export function fateWords(
  fate: Fate,
  liveUntilMs: number,
  nowMs: number,
): { title: string; body: string } {
  const until = wordsOfTime(liveUntilMs, nowMs)
  const isLive = liveUntilMs > nowMs
  switch (fate) {
    case 'working':
      return {
        title: i18n.t('status.working'),
        body: i18n.t('outcome.bodyWorking'),
      }
    case 'nothing-taken':
      return {
        title: i18n.t('outcome.titleNothing'),
        body: i18n.t('outcome.bodyNothing'),
      }
    case 'delivered':
      return {
        title: i18n.t('outcome.titleDelivered'),
        body: i18n.t('outcome.bodyDelivered'),
      }
    case 'paid-not-delivered':
      return {
        title: i18n.t('outcome.titleNotDelivered'),
        body: i18n.t('outcome.bodyNotDelivered'),
      }
    case 'says-nothing':
      return {
        title: i18n.t('outcome.titleSaysNothing'),
        body: isLive
          ? i18n.t('outcome.bodySaysNothing', [until])
          : i18n.t('outcome.bodySaysNothingEnded', [until]),
      }
    case 'unknown':
      return {
        title: i18n.t('outcome.titleUnknown'),
        body: isLive
          ? i18n.t('outcome.bodyUnknown', [until])
          : i18n.t('outcome.bodyUnknownEnded', [until]),
      }
  }
}
