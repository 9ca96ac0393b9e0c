import type { ReactNode } from 'react'
import { Field } from './field'
import { inputClass } from './text-field'

type SelectProps<value extends string> = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  value: value
  options: readonly { value: value; label: string }[]
  disabled?: boolean
  onChange: (value: value) => void
}

export function Select<value extends string>({
  label,
  hint,
  error,
  value,
  options,
  disabled,
  onChange,
}: SelectProps<value>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          value={value}
          disabled={disabled}
          className={inputClass}
          onChange={(event) => {
            const chosen = options.find((o) => o.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
