import { ChevronRight } from 'lucide-react'
import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { SellerText } from '@/components/seller-text'
import type { QuestionView } from '@/lib/contracts/question'
import { Fact } from './fact'
import { NeverAsk } from './never-ask'
import type { PricedOffer } from './priced-offer'
import { useNow } from './use-now'
import { wordsOfSpan } from './words-of-time'

type QuestionDetailsProps = {
  question: QuestionView
  offer: PricedOffer | null
  address: string | null
  /** Never to be asked for this site; absent where nothing is asked. */
  onNever?: (() => void) | undefined
}

/** The rest, closed at first; a stranger's words come last. */
export function QuestionDetails({
  question,
  offer,
  address,
  onNever,
}: QuestionDetailsProps) {
  const { sellerWords } = question
  const preview = sellerWords.description ?? sellerWords.title
  return (
    <details className="group/details rounded-control border border-line">
      <summary className="flex list-none items-center gap-2 rounded-control px-3 py-2">
        <ChevronRight
          aria-hidden
          size={16}
          strokeWidth={1.5}
          className="shrink-0 transition-transform duration-150 group-open/details:rotate-90"
        />
        {i18n.t('question.details')}
        {preview && (
          <span
            aria-hidden
            className="ml-auto min-w-0 truncate text-12 group-open/details:hidden"
          >
            <SellerText text={preview} />
          </span>
        )}
      </summary>
      <div className="flex flex-col gap-1.5 border-line border-t px-3 py-3 text-12">
        {question.isPageSupplied && (
          <p className="text-wait">{i18n.t('question.pageSupplied')}</p>
        )}
        {sellerWords.claimsUrl && (
          <p className="text-bad">
            {i18n.t('question.claimsOther')}{' '}
            <SellerText text={sellerWords.claimsUrl} />
          </p>
        )}
        <dl className="flex flex-col gap-1.5">
          <Fact name={i18n.t('question.request')}>
            <span className="font-mono">{question.method}</span>{' '}
            <bdi dir="ltr" className="break-all">
              {question.url}
            </bdi>
          </Fact>
          {offer && (
            <>
              <Fact name={i18n.t('question.network')}>
                {offer.network.name}{' '}
                <span className="font-mono text-muted">{offer.network.id}</span>
              </Fact>
              <Fact name={i18n.t('question.token')}>
                {offer.token.symbol} <Address value={offer.token.address} />{' '}
                <span className="text-good">
                  {i18n.t('question.tokenKnown')}
                </span>
              </Fact>
            </>
          )}
          {offer?.view.settledBy && (
            <Fact name={i18n.t('question.settledBy')}>
              <Address value={offer.view.settledBy} />
            </Fact>
          )}
          {address && (
            <Fact name={i18n.t('question.account')}>
              <Address value={address} />
            </Fact>
          )}
          <Expiry expiresAtMs={question.expiresAtMs} />
          <SellerWords words={sellerWords} />
        </dl>
        {onNever && <NeverAsk site={question.site} onNever={onNever} />}
      </div>
    </details>
  )
}

function Expiry({ expiresAtMs }: { expiresAtMs: number }) {
  const seconds = Math.round((expiresAtMs - useNow()) / 1_000)
  return (
    <Fact name={i18n.t('question.expires')}>
      {seconds > 0
        ? i18n.t('question.expiresIn', [wordsOfSpan(seconds)])
        : i18n.t('question.expired')}
    </Fact>
  )
}

function SellerWords({ words }: { words: QuestionView['sellerWords'] }) {
  const said = [
    ['question.sellerTitle', words.title],
    ['question.sellerService', words.serviceName],
    ['question.sellerDescription', words.description],
    ['question.sellerError', words.error],
  ] as const
  return said.map(
    ([key, text]) =>
      text && (
        <Fact key={key} name={i18n.t(key)}>
          <SellerText text={text} />
        </Fact>
      ),
  )
}
