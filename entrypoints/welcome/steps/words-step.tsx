import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { Notice } from '@/components/ui/notice'
import { StepHeading } from '@/components/ui/step-heading'
import { useWelcome } from '../welcome-store'

/** The recovery phrase, shown once, to be written on paper. */
export function WordsStep() {
  const { secret, goTo } = useWelcome()
  const words = secret?.text.split(' ') ?? []
  return (
    <>
      <StepHeading>{i18n.t('welcome.wordsTitle')}</StepHeading>
      <p className="text-16">{i18n.t('welcome.wordsLead')}</p>
      <Card>
        <ol
          aria-label={i18n.t('welcome.wordsList')}
          translate="no"
          className="grid grid-cols-2 gap-x-6 gap-y-3 sm:grid-cols-3"
        >
          {words.map((word, i) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: a phrase may hold a word twice, and never changes
              key={i}
              className="flex gap-3 border-line border-b pb-1"
            >
              <span className="tabular w-5 text-right text-muted">{i + 1}</span>
              <span className="font-mono font-semibold">{word}</span>
            </li>
          ))}
        </ol>
      </Card>
      <Notice tone="wait" title={i18n.t('welcome.wordsWarnTitle')}>
        <p>{i18n.t('welcome.wordsWarn')}</p>
      </Notice>
      <div className="flex flex-col gap-3 sm:flex-row">
        <Button variant="primary" onClick={() => goTo('confirm')}>
          {i18n.t('welcome.wordsDone')}
        </Button>
        <Button variant="quiet" onClick={() => goTo('start')}>
          {i18n.t('welcome.back')}
        </Button>
      </div>
    </>
  )
}
