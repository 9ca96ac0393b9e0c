import { useEffect, useState } from 'react'
import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { Notice } from '@/components/ui/notice'
import { useCountdown } from '@/components/use-countdown'
import { wallet } from '@/lib/client/wallet'

const shownMs = 60_000

type RevealDialogProps = { isKey: boolean; onClose: () => void }

/** Asks the password, then shows the phrase or key for a minute. */
export function RevealDialog({ isKey, onClose }: RevealDialogProps) {
  const [shown, setShown] = useState<{ secret: string; untilMs: number }>()
  return (
    <Dialog
      title={
        isKey ? i18n.t('accounts.keyTitle') : i18n.t('accounts.phraseTitle')
      }
      onClose={onClose}
    >
      {shown ? (
        <Shown {...shown} onClose={onClose} />
      ) : (
        <div className="flex flex-col gap-4">
          <Notice tone="wait">{i18n.t('accounts.revealWarn')}</Notice>
          <PasswordPrompt
            submitLabel={i18n.t('accounts.show')}
            hasAutoFocus
            onSubmit={async (password) => {
              const result = await wallet.reveal({ password })
              if (result.ok)
                setShown({
                  secret: result.secret,
                  untilMs: Date.now() + shownMs,
                })
              return result
            }}
          />
        </div>
      )}
    </Dialog>
  )
}

type ShownProps = { secret: string; untilMs: number; onClose: () => void }

function Shown({ secret, untilMs, onClose }: ShownProps) {
  const seconds = useCountdown(untilMs)
  const words = secret.split(' ')

  useEffect(() => {
    if (seconds === 0) onClose()
  }, [seconds, onClose])

  // Nobody is looking, or somebody else is about to.
  useEffect(() => {
    addEventListener('blur', onClose)
    document.addEventListener('visibilitychange', onClose)
    return () => {
      removeEventListener('blur', onClose)
      document.removeEventListener('visibilitychange', onClose)
    }
  }, [onClose])

  return (
    <div className="flex flex-col gap-4">
      {words.length === 1 ? (
        <p translate="no" className="break-all font-mono">
          {secret}
        </p>
      ) : (
        <ol
          aria-label={i18n.t('accounts.phraseTitle')}
          translate="no"
          className="grid grid-cols-2 gap-x-6 gap-y-2"
        >
          {words.map((word, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a phrase may hold a word twice, and never changes
            <li key={i} className="flex gap-3 border-line border-b pb-1">
              <span className="tabular w-5 text-right text-muted">{i + 1}</span>
              <span className="font-mono font-semibold">{word}</span>
            </li>
          ))}
        </ol>
      )}
      <p className="text-muted">{i18n.t('accounts.hiddenIn', seconds)}</p>
      <Button autoFocus onClick={onClose}>
        {i18n.t('accounts.hide')}
      </Button>
    </div>
  )
}
