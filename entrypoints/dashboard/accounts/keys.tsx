import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Lock } from 'lucide-react'
import { useState } from 'react'
import { i18n } from '#i18n'
import { ForgotPassword } from '@/components/forgot-password'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { UnlockForm } from '@/components/unlock-form'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import type { Status } from '@/lib/contracts/wallet'
import { RevealDialog } from './reveal-dialog'

/** The account's secret and its lock. */
export function Keys({ status }: { status: Status }) {
  const client = useQueryClient()
  const [isAsking, setIsAsking] = useState(false)
  const lock = useMutation({
    mutationFn: () => wallet.lock(),
    onSettled: () => client.invalidateQueries({ queryKey: backgroundKey }),
  })

  if (status.wallet === 'locked')
    return (
      <Card>
        <h2 className="mb-3 font-semibold text-16">{i18n.t('lock.title')}</h2>
        <UnlockForm hasAutoFocus={false} />
        <ForgotPassword />
      </Card>
    )

  const isKey = status.origin === 'key'
  return (
    <Card className="flex flex-col gap-3">
      <h2 className="font-semibold text-16">{i18n.t('accounts.keys')}</h2>
      <p className="text-muted">
        {isKey ? i18n.t('accounts.keyLead') : i18n.t('accounts.phraseLead')}
      </p>
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button
          icon={<KeyRound aria-hidden size={16} strokeWidth={1.5} />}
          onClick={() => setIsAsking(true)}
        >
          {isKey ? i18n.t('accounts.showKey') : i18n.t('accounts.showPhrase')}
        </Button>
        <Button
          icon={<Lock aria-hidden size={16} strokeWidth={1.5} />}
          busy={lock.isPending}
          onClick={() => lock.mutate()}
        >
          {i18n.t('accounts.lockNow')}
        </Button>
      </div>
      {lock.isError && (
        <Notice tone="bad" isLive>
          {i18n.t('app.notDone')}
        </Notice>
      )}
      {isAsking && (
        <RevealDialog isKey={isKey} onClose={() => setIsAsking(false)} />
      )}
    </Card>
  )
}
