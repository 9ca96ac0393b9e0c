import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { ArmingRing } from './arming-ring'
import type { Guard } from './use-arming'

type GuardedButtonProps = {
  guard: Guard
  onPress: () => void
  variant?: 'primary' | 'secondary'
  isDisabled?: boolean
  busy?: boolean
  children: ReactNode
}

/** A button that only a person can press, and only when the guard is ready. */
export function GuardedButton({
  guard,
  onPress,
  variant = 'primary',
  isDisabled = false,
  busy = false,
  children,
}: GuardedButtonProps) {
  return (
    <Button
      {...guard.handlers}
      variant={variant}
      busy={busy}
      disabled={isDisabled}
      // Not `disabled` while it waits: the keyboard's place must not be lost.
      aria-disabled={!guard.isReady || busy || undefined}
      icon={isDisabled ? null : <ArmingRing {...guard} />}
      onClick={(event) => {
        if (guard.accepts(event)) onPress()
      }}
    >
      {children}
    </Button>
  )
}
