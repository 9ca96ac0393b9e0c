import { Pause, Pencil, Play, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import type { RuleView } from '@/lib/contracts/limits'
import { ruleState } from '@/lib/policy/rule-state'
import { findToken } from '@/lib/tokens/find-token'
import { Cell } from './cell'
import { ModeSelect } from './mode-select'
import { RowButton, siteText } from './row-button'
import { RuleCells } from './rule-cells'
import { RuleEdit } from './rule-edit'
import type { RuleEvents } from './rule-events'
import { RuleWho } from './rule-who'

type RuleRowProps = RuleEvents & {
  rule: RuleView
  /** The person said never to its site, whatever its own mode. */
  isNever: boolean
  nowMs: number
}

const iconProps = { 'aria-hidden': true, size: 16, strokeWidth: 1.5 } as const

/** One rule: its figures, or in their place the form that changes them. */
export function RuleRow({ rule, isNever, nowMs, ...events }: RuleRowProps) {
  const [doing, setDoing] = useState<'edit' | 'remove' | null>(null)
  const left = useRef<'edit' | 'remove' | null>(null)
  const edit = useRef<HTMLButtonElement>(null)
  const remove = useRef<HTMLButtonElement>(null)
  const token = findToken(rule.network, rule.asset)
  const decimals = token?.decimals ?? 0
  const state = isNever ? null : ruleState(rule, nowMs)

  // The form is gone: the keyboard goes back to where it came from.
  useEffect(() => {
    if (doing !== null) return
    if (left.current === 'edit') edit.current?.focus()
    if (left.current === 'remove') remove.current?.focus()
    left.current = null
  }, [doing])

  const leave = () => {
    left.current = doing
    setDoing(null)
  }

  return (
    <tr className="grid grid-cols-2 gap-3 border-line border-t py-4 first:border-t-0 lg:table-row lg:first:border-t">
      <th
        scope="row"
        className="col-span-2 min-w-0 text-left align-top lg:py-3 lg:pr-2"
      >
        <RuleWho rule={rule} state={state} />
      </th>
      {doing === 'edit' && (
        <td colSpan={6} className="col-span-2 align-top lg:py-3 lg:pl-1.5">
          <RuleEdit
            rule={rule}
            decimals={decimals}
            onSave={(numbers) => events.onSave(rule.id, numbers)}
            onEnd={leave}
          />
        </td>
      )}
      {doing === 'remove' && (
        <td colSpan={6} className="col-span-2 align-top lg:py-3 lg:pl-1.5">
          <RemoveQuestion
            onRemove={() => events.onRemove(rule.id)}
            onKeep={leave}
          />
        </td>
      )}
      {doing === null && (
        <>
          <Cell label={i18n.t('limits.mode')}>
            <ModeSelect
              label={i18n.t('limits.modeOf', [siteText(rule.site)])}
              mode={isNever ? 'never' : rule.mode}
              onChange={(mode) => events.onMode(rule.id, mode)}
            />
          </Cell>
          <RuleCells
            rule={rule}
            decimals={decimals}
            nowMs={nowMs}
            onRenew={() => events.onChange(rule.id, { isRenewed: true })}
          />
          <td className="col-span-2 align-top lg:py-2">
            <div className="flex flex-wrap gap-3 lg:flex-col lg:items-start lg:gap-0">
              {token && (
                <RowButton
                  ref={edit}
                  name={i18n.t('limits.edit')}
                  site={rule.site}
                  icon={<Pencil {...iconProps} />}
                  onClick={() => setDoing('edit')}
                />
              )}
              <RowButton
                name={i18n.t(rule.paused ? 'limits.resume' : 'limits.pause')}
                site={rule.site}
                icon={
                  rule.paused ? (
                    <Play {...iconProps} />
                  ) : (
                    <Pause {...iconProps} />
                  )
                }
                onClick={() =>
                  events.onChange(rule.id, { isPaused: !rule.paused })
                }
              />
              <RowButton
                ref={remove}
                name={i18n.t('limits.remove')}
                site={rule.site}
                icon={<Trash2 {...iconProps} />}
                onClick={() => setDoing('remove')}
              />
            </div>
          </td>
        </>
      )}
    </tr>
  )
}

type RemoveQuestionProps = { onRemove: () => void; onKeep: () => void }

function RemoveQuestion({ onRemove, onKeep }: RemoveQuestionProps) {
  const keep = useRef<HTMLButtonElement>(null)
  useEffect(() => keep.current?.focus(), [])
  return (
    <fieldset
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep()
      }}
      className="flex flex-col items-start gap-3"
    >
      <legend className="mb-2">{i18n.t('limits.removeAsk')}</legend>
      <div className="flex flex-wrap gap-2">
        <Button size="small" variant="danger" onClick={onRemove}>
          {i18n.t('limits.remove')}
        </Button>
        <Button ref={keep} size="small" onClick={onKeep}>
          {i18n.t('limits.keep')}
        </Button>
      </div>
    </fieldset>
  )
}
