import { i18n } from '#i18n'
import { type ApprovalCode, approvalCodes } from '@/lib/policy/approval-code'

/** Why an approval did not come about, and what to do. */
export function approvalFailure(code: string): string {
  const known = isApprovalCode(code) ? code : 'INTERNAL'
  return i18n.t(`approval.because.${known}`)
}

function isApprovalCode(code: string): code is ApprovalCode {
  return (approvalCodes as readonly string[]).includes(code)
}
