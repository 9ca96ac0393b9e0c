import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { i18n } from '#i18n'
import { wallet } from '@/lib/client/wallet'
import { knownFacilitators } from '@/lib/facilitator/known'
import { Button } from '../ui/button'
import { Card } from '../ui/card'
import { Disclosure } from '../ui/disclosure'
import { Notice } from '../ui/notice'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import { FacilitatorCheck } from './facilitator-check'
import { FacilitatorKinds } from './facilitator-kinds'
import { FacilitatorProblemNotice } from './facilitator-problem'

const other = 'other'

/** Asks one facilitator at a time, and only when its button is pressed. */
export function Facilitators() {
  const [chosen, setChosen] = useState<string>(
    knownFacilitators[0]?.url ?? other,
  )
  const [typed, setTyped] = useState('')
  const url = chosen === other ? typed.trim() : chosen
  const asking = useMutation({
    mutationFn: (url: string) => wallet.facilitatorSupported({ url }),
  })
  const answer = asking.data

  const handleSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!asking.isPending) asking.mutate(url)
  }

  return (
    <Card className="py-2">
      <Disclosure title={i18n.t('developer.facilitators')}>
        <div className="flex flex-col gap-4 pt-3 pb-1">
          <p className="max-w-3xl text-muted">
            {i18n.t('developer.facilitatorLead')}
          </p>
          <form
            onSubmit={handleSubmit}
            // What is wrong with an address is said in our own words.
            noValidate
            className="flex max-w-xl flex-col items-start gap-3"
          >
            <div className="w-full">
              <Select
                label={i18n.t('developer.facilitator')}
                value={chosen}
                options={[
                  ...knownFacilitators.map(({ name, url }) => ({
                    value: url,
                    label: `${name} – ${new URL(url).host}`,
                  })),
                  {
                    value: other,
                    label: i18n.t('developer.facilitatorOther'),
                  },
                ]}
                onChange={(url) => {
                  setChosen(url)
                  asking.reset()
                }}
              />
            </div>
            {chosen === other && (
              <div className="w-full">
                <TextField
                  type="url"
                  inputMode="url"
                  label={i18n.t('developer.facilitatorUrl')}
                  value={typed}
                  maxLength={2048}
                  onChange={(event) => {
                    setTyped(event.target.value)
                    asking.reset()
                  }}
                  className="font-mono text-12"
                />
              </div>
            )}
            <Button type="submit" busy={asking.isPending}>
              {i18n.t('developer.facilitatorAsk')}
            </Button>
          </form>
          {asking.isError && (
            <Notice tone="bad" isLive>
              {i18n.t('lock.unreachable')}
            </Notice>
          )}
          {answer &&
            (answer.ok ? (
              <FacilitatorKinds answer={answer} />
            ) : (
              <FacilitatorProblemNotice problem={answer} />
            ))}
          <FacilitatorCheck key={url} url={url} />
        </div>
      </Disclosure>
    </Card>
  )
}
