import type { ReactNode } from 'react'
import { i18n } from '#i18n'
import type { RequestHeader } from '@/lib/client/request-log'
import type { SeenView } from '@/lib/contracts/developer'
import { RawText } from '../raw-text'
import { CopyButton } from '../ui/copy-button'
import { Notice } from '../ui/notice'
import { curlOf } from './curl-of'
import { SeenDecisionWords } from './seen-decision'
import { SeenOffers } from './seen-offers'
import { SeenTiming } from './seen-timing'
import { verdictOn } from './seen-words'

const sources = {
  header: 'developer.fromHeader',
  body: 'developer.fromBody',
  paywall: 'developer.fromPaywall',
  none: 'developer.fromNone',
} as const

const noticeTones = { good: 'good', bad: 'bad', plain: 'info' } as const

/** One 402, opened: the verdict first, then all it rests on. */
export function SeenDetail({
  seen,
  requestHeaders,
}: {
  seen: SeenView
  requestHeaders: RequestHeader[] | null
}) {
  const verdict = verdictOn(seen)
  const { source, raw, decoded, version, status, headers, offers } = seen
  return (
    <div className="flex flex-col gap-4 pt-3 pb-1">
      <Notice tone={noticeTones[verdict.tone]} title={verdict.what}>
        {verdict.do && <p className="text-muted">{verdict.do}</p>}
        {verdict.code && (
          <p>
            <code className="font-mono text-12 text-muted">{verdict.code}</code>
          </p>
        )}
      </Notice>
      <div className="flex flex-wrap gap-2">
        <CopyButton
          text={curlOf(seen)}
          label={i18n.t('developer.copyCurl')}
          variant="secondary"
        />
        <CopyButton
          text={JSON.stringify({ ...seen, requestHeaders }, null, 2)}
          label={i18n.t('developer.copyJson')}
          variant="secondary"
        />
      </div>
      {offers.length > 0 && (
        <Part title={i18n.t('developer.offers')}>
          <SeenOffers offers={offers} />
        </Part>
      )}
      <div className="grid min-w-0 gap-4 lg:grid-cols-2">
        <Part
          title={i18n.t('developer.decoded')}
          aside={version === null ? undefined : `x402 v${version}`}
        >
          {decoded === null ? (
            <p className="text-muted">{i18n.t('developer.notDecoded')}</p>
          ) : (
            <RawText text={decoded} isTall />
          )}
        </Part>
        <Part title={i18n.t('developer.raw')} aside={i18n.t(sources[source])}>
          {raw === '' ? (
            <p className="text-muted">{i18n.t('developer.nothingRaw')}</p>
          ) : (
            <RawText text={raw} isTall />
          )}
        </Part>
      </div>
      <div className="grid min-w-0 gap-4 lg:grid-cols-2">
        <Part title={i18n.t('developer.decision')}>
          <SeenDecisionWords decision={seen.decision} offers={offers} />
        </Part>
        <Part title={i18n.t('developer.timing')}>
          <SeenTiming steps={seen.steps} />
        </Part>
        <Part title={i18n.t('developer.request')}>
          <RawText text={requestLines(seen, requestHeaders)} />
          <p className="text-12 text-muted">
            {i18n.t(
              requestHeaders === null
                ? 'developer.requestUnheard'
                : 'developer.requestNote',
            )}
          </p>
        </Part>
        <Part title={i18n.t('developer.response')}>
          {headers === null ? (
            <p className="text-muted">{i18n.t('developer.notRecorded')}</p>
          ) : (
            <RawText
              text={[
                `HTTP ${status}`,
                ...headers.map(({ name, value }) => `${name}: ${value}`),
              ].join('\n')}
            />
          )}
          <p className="text-12 text-muted">
            {i18n.t('developer.responseNote')}
          </p>
        </Part>
      </div>
    </div>
  )
}

function requestLines(
  { method, url, kind, site }: SeenView,
  headers: RequestHeader[] | null,
): string {
  return [
    `${method} ${url}`,
    kind === 'open' ? 'document' : 'fetch / XMLHttpRequest',
    ...(site === null ? [] : [`site: ${site}`]),
    ...(headers ?? []).map(
      ({ name, value }) =>
        `${name}: ${value ?? i18n.t('developer.requestHidden')}`,
    ),
  ].join('\n')
}

type PartProps = {
  title: string
  aside?: string | undefined
  children: ReactNode
}

function Part({ title, aside, children }: PartProps) {
  return (
    <section className="flex min-w-0 flex-col gap-1">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h2 className="font-semibold">{title}</h2>
        {aside && <span className="text-12 text-muted">{aside}</span>}
      </div>
      {children}
    </section>
  )
}
