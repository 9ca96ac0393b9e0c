import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { StepHeading } from '@/components/ui/step-heading'
import { wallet } from '@/lib/client/wallet'
import { useWelcome } from '../welcome-store'

/** What Tuppence does and will never do; create or import. */
export function StartStep() {
  const { goTo, showWords } = useWelcome()
  const [isBusy, setIsBusy] = useState(false)
  const [hasFailed, setHasFailed] = useState(false)

  const create = async () => {
    setIsBusy(true)
    setHasFailed(false)
    try {
      const { phrase } = await wallet.newPhrase()
      showWords(phrase)
    } catch {
      setHasFailed(true)
      setIsBusy(false)
    }
  }

  return (
    <>
      <StepHeading>{i18n.t('welcome.startTitle')}</StepHeading>
      <p className="text-16">{i18n.t('welcome.startLead')}</p>
      <div className="grid gap-4 sm:grid-cols-2">
        <Promises
          title={i18n.t('welcome.doesTitle')}
          isKept
          items={[
            i18n.t('welcome.does1'),
            i18n.t('welcome.does2'),
            i18n.t('welcome.does3'),
          ]}
        />
        <Promises
          title={i18n.t('welcome.neverTitle')}
          items={[
            i18n.t('welcome.never1'),
            i18n.t('welcome.never2'),
            i18n.t('welcome.never3'),
          ]}
        />
      </div>
      {hasFailed && (
        <Notice tone="bad" isLive>
          {i18n.t('app.unreachable')}
        </Notice>
      )}
      <div className="flex flex-col gap-3 sm:flex-row sm:items-center">
        <Button variant="primary" busy={isBusy} onClick={() => void create()}>
          {i18n.t('welcome.create')}
        </Button>
        <Button onClick={() => goTo('import')}>
          {i18n.t('welcome.import')}
        </Button>
        <p className="text-12 text-muted">{i18n.t('welcome.startHint')}</p>
      </div>
    </>
  )
}

type PromisesProps = { title: string; items: string[]; isKept?: boolean }

function Promises({ title, items, isKept = false }: PromisesProps) {
  const Icon = isKept ? Check : X
  return (
    <Card>
      <h2 className="mb-3 font-semibold text-16">{title}</h2>
      <ul className="flex flex-col gap-2">
        {items.map((item) => (
          <li key={item} className="flex gap-2">
            <Icon
              aria-hidden
              size={18}
              strokeWidth={1.5}
              className={`mt-px shrink-0 ${isKept ? 'text-good' : 'text-bad'}`}
            />
            {item}
          </li>
        ))}
      </ul>
    </Card>
  )
}
