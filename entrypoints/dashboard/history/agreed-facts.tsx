import { i18n } from '#i18n'
import { Address } from '@/components/address'
import { RuleThen } from '@/components/history/rule-then'
import { NetworkMark } from '@/components/network-mark'
import { Fact } from '@/components/question/fact'
import { useNow } from '@/components/question/use-now'
import { exactTime, wordsOfTime } from '@/components/question/words-of-time'
import { SiteName } from '@/components/site-name'
import type { PaymentDetail } from '@/lib/contracts/history'

/** What was agreed, from our own record. */
export function AgreedFacts({ detail }: { detail: PaymentDetail }) {
  const { row } = detail
  const nowMs = useNow(10_000)
  const until = wordsOfTime(row.liveUntilMs, nowMs)
  return (
    <dl className="flex flex-col gap-1.5 border-line border-t pt-4">
      <Fact name={i18n.t('history.paidAt')}>
        <time dateTime={new Date(row.createdAtMs).toISOString()}>
          {exactTime(row.createdAtMs)}
        </time>
        <span className="text-muted">
          {' · '}
          {i18n.t(
            row.decidedBy === 'you'
              ? 'history.decidedByYou'
              : 'history.decidedByRule',
          )}
        </span>
        <RuleThen detail={detail} />
      </Fact>
      <Fact name={i18n.t('history.site')}>
        <SiteName origin={row.site} />
      </Fact>
      {row.seller !== row.site && (
        <Fact name={i18n.t('history.seller')}>
          <SiteName origin={row.seller} />
        </Fact>
      )}
      <Fact name={i18n.t('history.page')}>
        <span className="font-mono text-12">{row.method}</span>{' '}
        <bdi dir="ltr" className="break-all">
          {row.url}
        </bdi>
      </Fact>
      <Fact name={i18n.t('history.network')}>
        <NetworkMark network={row.network} />
      </Fact>
      <Fact name={i18n.t('history.recipient')}>
        <Address value={detail.payTo} />
      </Fact>
      <Fact name={i18n.t('history.from')}>
        <Address value={detail.from} />
      </Fact>
      <Fact name={i18n.t('history.permission')}>
        {i18n.t(
          row.liveUntilMs > nowMs
            ? 'history.permissionUntil'
            : 'history.permissionEnded',
          [until],
        )}
      </Fact>
      <Fact name={i18n.t('history.presents')}>
        {i18n.t('history.presentsCount', detail.presents)}
      </Fact>
      {detail.httpStatus !== null && (
        <Fact name={i18n.t('history.httpStatus')}>
          HTTP {detail.httpStatus}
        </Fact>
      )}
      <Fact name={i18n.t('history.version')}>x402 v{detail.version}</Fact>
      {detail.identifier !== null && (
        <Fact name={i18n.t('history.identifier')}>
          <bdi dir="ltr" className="break-all font-mono text-12">
            {detail.identifier}
          </bdi>
        </Fact>
      )}
      <Fact name={i18n.t('history.nonce')}>
        <span className="break-all font-mono text-12">{detail.nonce}</span>
      </Fact>
    </dl>
  )
}
