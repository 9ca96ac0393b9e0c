import { type ReactNode, useId } from 'react'
import { classNames } from './class-names'

type TabsProps<value extends string> = {
  label: string
  value: value
  tabs: readonly { value: value; label: string }[]
  onChange: (value: value) => void
  children: ReactNode
}

/** One of a few ways to do the same thing: native radios drawn as tabs. */
export function Tabs<value extends string>({
  label,
  value,
  tabs,
  onChange,
  children,
}: TabsProps<value>) {
  const name = useId()
  return (
    <div className="flex flex-col gap-4">
      <fieldset className="flex rounded-control border border-edge p-1">
        <legend className="sr-only">{label}</legend>
        {tabs.map((tab) => (
          <label
            key={tab.value}
            className={classNames(
              'flex-1 rounded-[5px] px-3 py-1.5 text-center font-medium has-focus-visible:outline-2 has-focus-visible:outline-copper has-focus-visible:outline-offset-2',
              tab.value === value ? 'bg-ink text-paper' : 'text-muted',
            )}
          >
            <input
              type="radio"
              name={name}
              value={tab.value}
              checked={tab.value === value}
              onChange={() => onChange(tab.value)}
              className="sr-only"
            />
            {tab.label}
          </label>
        ))}
      </fieldset>
      {children}
    </div>
  )
}
