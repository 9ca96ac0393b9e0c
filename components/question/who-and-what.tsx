import { i18n } from '#i18n'
import { Pill } from '@/components/ui/pill'
import type { QuestionView } from '@/lib/contracts/question'
import { middleEllipsis, pathOf } from './ellipsis'
import { Parties } from './parties'

const mostShown = 36

/** A question, or the payment it led to. */
type Asked = Pick<QuestionView, 'site' | 'seller' | 'method' | 'url'> &
  Partial<Pick<QuestionView, 'isThisComputer' | 'state'>>

/** Who asks, whom it goes to, and what is bought, from what the browser saw. */
export function WhoAndWhat({ asked }: { asked: Asked }) {
  const { site, seller, method, url, isThisComputer } = asked
  const path = pathOf(url)
  const isShort = path.length <= mostShown
  return (
    <div className="flex flex-col gap-1 text-center">
      <p className="text-16">
        <Parties
          site={site}
          seller={seller}
          isSignIn={asked.state === 'sign-in'}
        />
        {isThisComputer && (
          <>
            {' '}
            <Pill>{i18n.t('question.thisComputer')}</Pill>
          </>
        )}
      </p>
      <p>
        <span className="text-muted">{i18n.t('question.for')}</span>{' '}
        <span className="font-mono text-12">{method}</span>{' '}
        {isShort ? (
          <bdi dir="ltr" className="break-all">
            {path}
          </bdi>
        ) : (
          <button
            type="button"
            title={url}
            className="group rounded-control text-left underline decoration-dotted underline-offset-4"
          >
            <bdi dir="ltr" className="break-all group-focus:hidden">
              {middleEllipsis(path, mostShown)}
            </bdi>
            <bdi dir="ltr" className="hidden break-all group-focus:inline">
              {url}
            </bdi>
          </button>
        )}
      </p>
    </div>
  )
}
