import { useState } from 'react'
import type { RequestHeader } from '@/lib/client/request-log'
import type { SeenView } from '@/lib/contracts/developer'
import { exactTime } from '../question/words-of-time'
import { Card } from '../ui/card'
import { Disclosure } from '../ui/disclosure'
import { Pill } from '../ui/pill'
import { SeenDetail } from './seen-detail'
import { verdictOn } from './seen-words'

type SeenRowProps = {
  seen: SeenView
  /** Null: nobody listened when it was asked for. */
  requestHeaders: RequestHeader[] | null
  /** Open until the person shuts it, or a newer one comes. */
  isNewest: boolean
}

/** One 402: a line that tells whether it can be paid, and opens to say why. */
export function SeenRow({ seen, requestHeaders, isNewest }: SeenRowProps) {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const isOpen = chosen ?? isNewest
  const { tone, word, code } = verdictOn(seen)
  return (
    <Card className="py-2">
      <Disclosure
        isOpen={isOpen}
        onToggle={(isNow) => {
          // What we open or shut ourselves is no choice of the person's.
          if (isNow !== isOpen) setChosen(isNow)
        }}
        title={
          <>
            <code className="font-mono text-12">{seen.method}</code>{' '}
            <bdi dir="ltr" className="line-clamp-2 break-all font-normal">
              {seen.url}
            </bdi>
          </>
        }
        aside={
          <span className="flex flex-wrap items-center gap-2 pl-6">
            <Pill tone={tone}>{word}</Pill>
            {code && (
              <code className="font-mono font-normal text-12 text-muted">
                {code}
              </code>
            )}
            <time
              dateTime={new Date(seen.atMs).toISOString()}
              className="tabular font-normal text-12 text-muted"
            >
              {exactTime(seen.atMs)}
            </time>
          </span>
        }
      >
        {isOpen && <SeenDetail seen={seen} requestHeaders={requestHeaders} />}
      </Disclosure>
    </Card>
  )
}
