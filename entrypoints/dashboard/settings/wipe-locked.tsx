import { useMutation } from '@tanstack/react-query'
import type { FormEvent, ReactNode } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { leaveNothing } from '@/lib/client/leave-nothing'
import { wallet } from '@/lib/client/wallet'

type WipeLockedProps = {
  /** The word was typed. */
  isReady: boolean
  /** Where it is typed. */
  children: ReactNode
}

/** Wipes without the password, which nobody can give back. */
export function WipeLocked({ isReady, children }: WipeLockedProps) {
  const wipe = useMutation({
    mutationFn: () => wallet.wipeLocked(),
    onSuccess: leaveNothing,
  })
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (isReady && !wipe.isPending) wipe.mutate()
  }
  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-4">
      {children}
      {wipe.isError && (
        <Notice tone="bad" isLive>
          {i18n.t('lock.unreachable')}
        </Notice>
      )}
      <Button
        type="submit"
        variant="danger"
        busy={wipe.isPending}
        disabled={!isReady}
      >
        {i18n.t('settings.wipeNow')}
      </Button>
    </form>
  )
}
