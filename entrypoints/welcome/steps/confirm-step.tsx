import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { StepHeading } from '@/components/ui/step-heading'
import { TextField } from '@/components/ui/text-field'
import { pickPositions } from '../pick-positions'
import { useWelcome } from '../welcome-store'

/** Two of the words asked back, by position. */
export function ConfirmStep() {
  const { secret, goTo } = useWelcome()
  const words = secret?.text.split(' ') ?? []
  const [positions] = useState(() =>
    pickPositions(words.length, crypto.getRandomValues(new Uint32Array(2))),
  )
  const [typed, setTyped] = useState(['', ''])
  const [wrong, setWrong] = useState([false, false])

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    const found = positions.map(
      (position, i) => typed[i]?.trim().toLowerCase() !== words[position - 1],
    )
    setWrong(found)
    if (!found.includes(true)) goTo('password')
  }

  return (
    <form onSubmit={handleSubmit} className="flex flex-col gap-6">
      <StepHeading>{i18n.t('welcome.confirmTitle')}</StepHeading>
      <p className="text-16">{i18n.t('welcome.confirmLead')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        {positions.map((position, i) => (
          <TextField
            key={position}
            label={i18n.t('welcome.wordNumber', [position])}
            autoCapitalize="none"
            value={typed[i]}
            error={
              wrong[i] ? i18n.t('welcome.wordWrong', [position]) : undefined
            }
            onChange={(event) => {
              setTyped(typed.with(i, event.target.value))
              setWrong(wrong.with(i, false))
            }}
          />
        ))}
      </div>
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button
          type="submit"
          variant="primary"
          disabled={typed.some((word) => word.trim() === '')}
        >
          {i18n.t('welcome.continue')}
        </Button>
        <Button variant="quiet" onClick={() => goTo('words')}>
          {i18n.t('welcome.wordsAgain')}
        </Button>
      </div>
    </form>
  )
}
