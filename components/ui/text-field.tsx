import type { ComponentProps, ReactNode } from 'react'
import { classNames } from './class-names'
import { Field } from './field'

/** The look of anything a person types into. */
export const inputClass =
  'min-h-10 w-full rounded-control border border-edge bg-card px-3 py-2 text-ink text-14 placeholder:text-muted aria-invalid:border-bad'

type TextFieldProps = Omit<ComponentProps<'input'>, 'id'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export function TextField({
  label,
  hint,
  error,
  className,
  ...rest
}: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          type="text"
          autoComplete="off"
          spellCheck={false}
          {...rest}
          {...control}
          className={classNames(inputClass, className)}
        />
      )}
    </Field>
  )
}
