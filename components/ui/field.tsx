import { type ReactNode, useId } from 'react'

/** What the control inside a field must carry. */
type FieldControl = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  children: (control: FieldControl) => ReactNode
}

/** A control with its label above, its hint and its error below. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const describedBy = [error && errorId, hint && hintId]
    .filter(Boolean)
    .join(' ')
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {children({
        id,
        'aria-describedby': describedBy || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      <div id={errorId} role="alert" className="text-bad empty:hidden">
        {error}
      </div>
      {hint && (
        <div id={hintId} className="text-12 text-muted">
          {hint}
        </div>
      )}
    </div>
  )
}
