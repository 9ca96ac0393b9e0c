import { i18n } from '#i18n'
import type { SeenView } from '@/lib/contracts/developer'
import { reasonWords, type Words } from '../question/reason-words'

/** Whether a buyer can pay an answer, in a word and a sentence. */
export type Verdict = {
  tone: 'good' | 'bad' | 'plain'
  word: string
  /** The code behind the sentence; null where there is none. */
  code: string | null
  what: string
  do: string | null
}

/** What a seller's developer wants to know first. */
export function verdictOn({ because, offers }: SeenView): Verdict {
  if (because === 'NOT_X402')
    return {
      tone: 'plain',
      word: i18n.t('developer.notX402'),
      code: because,
      ...codeWords(because),
    }
  const payable = offers.filter((offer) => offer.because === null).length
  const code = because ?? offers.find((one) => one.because !== null)?.because
  if (payable > 0 && because === null)
    return {
      tone: 'good',
      word: i18n.t('developer.payable'),
      code: null,
      what: i18n.t('developer.payableOf', [payable, offers.length]),
      do: null,
    }
  return {
    tone: 'bad',
    word: i18n.t('developer.unpayable'),
    code: code ?? null,
    ...codeWords(code ?? 'NO_OFFERS'),
  }
}

/** Words of a code, also of the one that only this view shows. */
export function codeWords(code: string): Words {
  return code === 'NOT_X402'
    ? {
        what: i18n.t('developer.notX402What'),
        do: i18n.t('developer.notX402Do'),
      }
    : reasonWords(code)
}
