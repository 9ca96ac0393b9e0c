import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PasswordField } from '@/components/ui/password-field'
import { StepHeading } from '@/components/ui/step-heading'
import { Tabs } from '@/components/ui/tabs'
import { inputClass } from '@/components/ui/text-field'
import { readKey, readPhrase, type SecretProblem } from '../read-secret'
import { useWelcome } from '../welcome-store'

/** A recovery phrase or a private key, checked before a password is asked. */
export function ImportStep() {
  const { goTo, takeSecret } = useWelcome()
  const [kind, setKind] = useState<'phrase' | 'key'>('phrase')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<SecretProblem>()

  const type = (text: string) => {
    setTyped(text)
    setProblem(undefined)
  }

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const read = kind === 'phrase' ? readPhrase(typed) : readKey(typed)
    if (read.ok) takeSecret({ kind, text: read.text })
    else setProblem(read.problem)
  }

  const error = problem ? wordsFor(problem) : undefined
  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-6">
      <StepHeading>{i18n.t('welcome.importTitle')}</StepHeading>
      <Tabs
        label={i18n.t('welcome.importWhat')}
        value={kind}
        tabs={[
          { value: 'phrase', label: i18n.t('welcome.phrase') },
          { value: 'key', label: i18n.t('welcome.key') },
        ]}
        onChange={(next) => {
          setKind(next)
          type('')
        }}
      >
        {kind === 'phrase' ? (
          <Field
            label={i18n.t('welcome.phrase')}
            hint={i18n.t('welcome.phraseHint')}
            error={error}
          >
            {(control) => (
              <textarea
                {...control}
                rows={4}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                translate="no"
                value={typed}
                onChange={(event) => type(event.target.value)}
                className={`${inputClass} font-mono`}
              />
            )}
          </Field>
        ) : (
          <PasswordField
            label={i18n.t('welcome.key')}
            hint={i18n.t('welcome.keyHint')}
            autoComplete="off"
            error={error}
            value={typed}
            onChange={(event) => type(event.target.value)}
            className="font-mono"
          />
        )}
      </Tabs>
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button type="submit" variant="primary" disabled={typed.trim() === ''}>
          {i18n.t('welcome.continue')}
        </Button>
        <Button variant="quiet" onClick={() => goTo('start')}>
          {i18n.t('welcome.back')}
        </Button>
      </div>
    </form>
  )
}

function wordsFor(problem: SecretProblem): string {
  switch (problem.because) {
    case 'WORD_COUNT':
      return i18n.t('welcome.wordCount', problem.count)
    case 'UNKNOWN_WORD':
      return i18n.t('welcome.unknownWord', [
        problem.position,
        problem.word.slice(0, 20),
      ])
    case 'BAD_CHECKSUM':
      return i18n.t('welcome.badChecksum')
    case 'BAD_KEY':
      return i18n.t('welcome.badKey')
  }
}
