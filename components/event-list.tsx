import { i18n } from '#i18n'
import type { PaymentDetail } from '@/lib/contracts/history'
import { exactTime } from './question/words-of-time'
import { cleanSellerWords } from './seller-words'

const names = {
  reserved: 'history.eventReserved',
  signed: 'history.eventSigned',
  voided: 'history.eventVoided',
  presented: 'history.eventPresented',
  answered: 'history.eventAnswered',
  lost: 'history.eventLost',
  note: 'history.eventNote',
  looked: 'history.eventLooked',
  settled: 'history.eventSettled',
  reopened: 'history.eventReopened',
  dead: 'history.eventDead',
} as const

/** What a kind of event is called; one without words keeps its name. */
export function eventName(kind: string): string {
  return Object.hasOwn(names, kind)
    ? i18n.t(names[kind as keyof typeof names])
    : kind
}

/** The kinds that have words. */
export const eventKinds = Object.keys(names)

/** Everything that happened to a payment, each with its time. */
export function EventList({ events }: { events: PaymentDetail['events'] }) {
  return (
    <ol className="flex flex-col gap-2 border-line border-l-2 pl-4">
      {events.map(({ atMs, kind, detail }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: events are appended and never change
        <li key={index} className="flex flex-col">
          <span className="flex flex-wrap items-baseline justify-between gap-x-3">
            <span>{eventName(kind)}</span>
            <time
              dateTime={new Date(atMs).toISOString()}
              className="tabular text-12 text-muted"
            >
              {exactTime(atMs)}
            </time>
          </span>
          {detail && (
            <span className="font-mono text-12 text-muted [overflow-wrap:anywhere]">
              <bdi>{cleanSellerWords(detail)}</bdi>
            </span>
          )}
        </li>
      ))}
    </ol>
  )
}
