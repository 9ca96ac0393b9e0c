import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { i18n } from '#i18n'
import { classNames } from './class-names'
import { Field } from './field'
import { inputClass } from './text-field'

type PasswordFieldProps = Omit<ComponentProps<'input'>, 'id' | 'type'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
}

export function PasswordField({
  label,
  hint,
  error,
  className,
  ...rest
}: PasswordFieldProps) {
  const [isShown, setIsShown] = useState(false)
  const Icon = isShown ? EyeOff : Eye
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            autoCapitalize="none"
            spellCheck={false}
            {...rest}
            {...control}
            type={isShown ? 'text' : 'password'}
            className={classNames(inputClass, 'pr-11', className)}
          />
          <button
            type="button"
            aria-label={i18n.t('ui.showTyped')}
            aria-pressed={isShown}
            onClick={() => setIsShown(!isShown)}
            className="absolute inset-y-0 right-0 flex w-10 items-center justify-center rounded-control text-muted hover:text-ink"
          >
            <Icon aria-hidden size={18} strokeWidth={1.5} />
          </button>
        </div>
      )}
    </Field>
  )
}
