import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { NewPassword, useNewPassword } from '@/components/new-password'
import { Button } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { StepHeading } from '@/components/ui/step-heading'
import { backgroundKey } from '@/lib/client/queries'
import { wallet } from '@/lib/client/wallet'
import { makeProblem } from '../make-problem'
import { type Secret, useWelcome } from '../welcome-store'

/** The password that locks the wallet in this browser; then the vault is made. */
export function PasswordStep() {
  const { secret, goTo, finish } = useWelcome()
  const client = useQueryClient()
  const fresh = useNewPassword()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState('')
  const isCreated = secret?.kind === 'created'

  const make = async (made: Secret) => {
    setIsBusy(true)
    setError('')
    const problem = await makeWallet(made, fresh.password).then(
      () => null,
      (failure) => makeProblem(failure, hasWallet),
    )
    if (problem === null) {
      finish()
      await client.invalidateQueries({ queryKey: backgroundKey })
    } else {
      setError(problem)
      setIsBusy(false)
    }
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (secret && fresh.isReady && !isBusy) void make(secret)
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-6">
      <StepHeading>{i18n.t('welcome.passwordTitle')}</StepHeading>
      <p className="text-16">{i18n.t('welcome.passwordLead')}</p>
      <div className="flex max-w-md flex-col gap-4">
        <NewPassword state={fresh} />
      </div>
      {error && (
        <Notice tone="bad" isLive>
          {error}
        </Notice>
      )}
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button
          type="submit"
          variant="primary"
          busy={isBusy}
          disabled={!fresh.isReady}
        >
          {isCreated ? i18n.t('welcome.create') : i18n.t('welcome.import')}
        </Button>
        <Button
          variant="quiet"
          disabled={isBusy}
          onClick={() => goTo(isCreated ? 'words' : 'import')}
        >
          {i18n.t('welcome.back')}
        </Button>
      </div>
    </form>
  )
}

async function hasWallet(): Promise<boolean> {
  return (await wallet.status()).wallet !== 'none'
}

function makeWallet({ kind, text }: Secret, password: string) {
  return kind === 'created'
    ? wallet.create({ phrase: text, password })
    : wallet.importWallet({ kind, secret: text, password })
}
