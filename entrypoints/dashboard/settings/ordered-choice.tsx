import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useId, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Select } from '@/components/ui/select'

type OrderedChoiceProps = {
  title: string
  addLabel: string
  /** The best first. */
  chosen: readonly string[]
  choices: readonly string[]
  nameOf: (one: string) => string
  onChange: (chosen: string[]) => void
}

/** A list in a person's own order, moved one place at a time. */
export function OrderedChoice({
  title,
  addLabel,
  chosen,
  choices,
  nameOf,
  onChange,
}: OrderedChoiceProps) {
  const titleId = useId()
  const [said, setSaid] = useState('')
  const left = choices.filter((one) => !chosen.includes(one))

  const put = (one: string, place: number) => {
    onChange(chosen.filter((other) => other !== one).toSpliced(place, 0, one))
    setSaid(i18n.t('settings.preferredIsAt', [nameOf(one), String(place + 1)]))
  }
  const remove = (one: string) => {
    onChange(chosen.filter((other) => other !== one))
    setSaid(i18n.t('settings.preferredIsRemoved', [nameOf(one)]))
  }

  return (
    <section className="flex flex-col gap-2" aria-labelledby={titleId}>
      <h3 id={titleId} className="font-medium">
        {title}
      </h3>
      {chosen.length === 0 ? (
        <p className="text-muted">{i18n.t('settings.preferredNone')}</p>
      ) : (
        <ol aria-labelledby={titleId} className="border-line border-t">
          {chosen.map((one, place) => (
            <Row
              key={one}
              name={nameOf(one)}
              place={place}
              isLast={place === chosen.length - 1}
              onMove={(to) => put(one, to)}
              onRemove={() => remove(one)}
            />
          ))}
        </ol>
      )}
      {left.length > 0 && (
        <div className="max-w-xs">
          <Select
            label={addLabel}
            value=""
            options={[
              { value: '', label: i18n.t('settings.preferredChoose') },
              ...left.map((one) => ({ value: one, label: nameOf(one) })),
            ]}
            onChange={(one) => one !== '' && put(one, chosen.length)}
          />
        </div>
      )}
      <p role="status" className="sr-only">
        {said}
      </p>
    </section>
  )
}

type RowProps = {
  name: string
  /** From 0. */
  place: number
  isLast: boolean
  onMove: (place: number) => void
  onRemove: () => void
}

function Row({ name, place, isLast, onMove, onRemove }: RowProps) {
  const buttons = [
    {
      label: i18n.t('settings.preferredUp', [name]),
      icon: ArrowUp,
      isHeldBack: place === 0,
      onPress: () => onMove(place - 1),
    },
    {
      label: i18n.t('settings.preferredDown', [name]),
      icon: ArrowDown,
      isHeldBack: isLast,
      onPress: () => onMove(place + 1),
    },
    {
      label: i18n.t('settings.preferredRemove', [name]),
      icon: X,
      isHeldBack: false,
      onPress: onRemove,
    },
  ]
  return (
    <li className="flex items-center gap-2 border-line border-b py-1">
      <span className="tabular w-6 shrink-0 text-right text-muted">
        {place + 1}.
      </span>
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{name}</span>
      {buttons.map(({ label, icon: Icon, isHeldBack, onPress }) => (
        <Button
          key={label}
          variant="quiet"
          size="small"
          aria-label={label}
          title={label}
          // Not `disabled`: at the top the keyboard would lose its place.
          aria-disabled={isHeldBack || undefined}
          onClick={() => !isHeldBack && onPress()}
          className="aria-disabled:opacity-40"
          icon={<Icon aria-hidden size={16} strokeWidth={1.5} />}
        />
      ))}
    </li>
  )
}
