import { i18n } from '#i18n'
import { type ReasonCode, reasonCodes } from '@/lib/x402/reason'

/** What a code means and what a person can do about it. */
export type Words = { what: string; do: string }

export function reasonWords(code: string): Words {
  const known = isReasonCode(code) ? code : 'other'
  return {
    what: i18n.t(`reason.${known}.what`),
    do: i18n.t(`reason.${known}.do`),
  }
}

export function isReasonCode(code: string): code is ReasonCode {
  return (reasonCodes as readonly string[]).includes(code)
}
