import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Dialog } from '@/components/ui/dialog'
import type { CeilingsView, LimitRefusal } from '@/lib/contracts/limits'
import {
  type CeilingKey,
  ceilingGroups,
  ceilingText,
  raisedCeilings,
} from './ceiling-fields'
import { periodOf } from './ceilings-list'
import { forPrompt, type LimitResult } from './limit-result'

type RaiseDialogProps = {
  before: CeilingsView
  after: CeilingsView
  onSave: (password: string) => Promise<LimitResult>
  onSaved: () => void
  /** Refused for something other than the password. */
  onRefused: (refusal: LimitRefusal) => void
  onClose: () => void
}

/** Says what rises, from what to what, and asks for the password. */
export function RaiseDialog({
  before,
  after,
  onSave,
  onSaved,
  onRefused,
  onClose,
}: RaiseDialogProps) {
  return (
    <Dialog title={i18n.t('limits.raiseTitle')} onClose={onClose}>
      <p className="mb-2">{i18n.t('limits.raiseLead')}</p>
      <ul className="mb-4 list-disc pl-5">
        {raisedCeilings(before, after).map((key) => (
          <li key={key} className="tabular">
            {i18n.t('limits.raiseLine', [
              nameOf(key),
              `$${ceilingText(before[key])}`,
              `$${ceilingText(after[key])}`,
            ])}
          </li>
        ))}
      </ul>
      <PasswordPrompt
        submitLabel={i18n.t('limits.raise')}
        hasAutoFocus
        onSubmit={async (password) => {
          const result = await onSave(password)
          if (result.ok) onSaved()
          return forPrompt(result, (refusal) => {
            onRefused(refusal)
            onClose()
          })
        }}
      />
    </Dialog>
  )
}

function nameOf(key: CeilingKey): string {
  const group = ceilingGroups.find(({ keys }) =>
    keys.some((one) => one === key),
  )
  const name = group ? i18n.t(`limits.${group.name}`) : key
  const period = periodOf(key)
  return period ? `${name} ${period}` : name
}
