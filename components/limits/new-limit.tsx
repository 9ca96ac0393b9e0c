import { useState } from 'react'
import { i18n } from '#i18n'
import { PasswordPrompt } from '@/components/password-prompt'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { NewRule } from '@/lib/contracts/limits'
import type { Token } from '@/lib/tokens/token'
import { forPrompt, type LimitResult, wordsOfRefusal } from './limit-result'
import { emptyDraft } from './new-limit-draft'
import { NewLimitFields } from './new-limit-fields'
import { NewLimitSummary } from './new-limit-summary'

type NewLimitProps = {
  /** Tokens a limit can be for; the first is proposed. */
  tokens: readonly [Token, ...Token[]]
  onMake: (rule: NewRule, password: string) => Promise<LimitResult>
  onMade: () => void
  onClose: () => void
}

/** Makes a limit by hand: what it says, then in words with the password. */
export function NewLimit({ tokens, onMake, onMade, onClose }: NewLimitProps) {
  const [draft, setDraft] = useState(() => emptyDraft(tokens[0]))
  const [rule, setRule] = useState<NewRule | null>(null)
  const [error, setError] = useState('')
  return (
    <Dialog title={i18n.t('limits.add')} onClose={onClose}>
      {rule === null ? (
        <NewLimitFields
          draft={draft}
          tokens={tokens}
          error={error}
          onChange={setDraft}
          onDone={(made) => {
            setError('')
            setRule(made)
          }}
        />
      ) : (
        <div className="flex flex-col gap-4">
          <NewLimitSummary rule={rule} />
          <PasswordPrompt
            submitLabel={i18n.t('limits.add')}
            hasAutoFocus
            onSubmit={async (password) => {
              const result = await onMake(rule, password)
              if (result.ok) onMade()
              return forPrompt(result, (refusal) => {
                setError(wordsOfRefusal(refusal))
                setRule(null)
              })
            }}
          >
            <Button onClick={() => setRule(null)}>
              {i18n.t('limits.back')}
            </Button>
          </PasswordPrompt>
        </div>
      )}
    </Dialog>
  )
}
