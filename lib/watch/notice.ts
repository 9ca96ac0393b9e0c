import type { Sighting } from '@/lib/payment/sighting'
import type { CallClaim, From, Noticed, VisitClaim } from './noticed'
import type { Observation, Observations } from './observations'
import type { Origins } from './origins'
import { createRepeats } from './repeats'
import {
  circumstancesOf,
  readOther,
  readRecord,
  secured,
} from './sighting-parts'
import { isSecure, requestUrl } from './url'
import { type Found, readWords } from './words'

/** How long a late record is waited for, ms (measured: a cold worker's is 70). */
const lateMs = 1000
/** How long a record is waited for that may never have been made, ms. */
const soonMs = 150

/** Joins what a page says with what the browser recorded. */
export function createNotice(observations: Observations, origins: Origins) {
  const repeats = createRepeats()

  return {
    /** A document that came with status 402. */
    async visit(from: From, input: VisitClaim): Promise<Noticed> {
      const url = requestUrl(from.url)
      if (!url) return { kind: 'leave', because: 'OPAQUE_ORIGIN' }
      const { isRelayed = false } = input
      const questionId = `${from.documentId}:open`
      const visited = { tabId: from.tabId, url, claimedBy: questionId }
      const direct = await observations.take(
        { ...visited, kind: 'open', method: null },
        isRelayed ? soonMs : lateMs,
      )
      if (!direct && isRelayed && !input.words) {
        await origins.watch(new URL(url).origin, from.tabId)
        return { kind: 'words' }
      }
      // What the page's worker was told is not on record; what the isolated
      // world's own GET was told is, with the same tab and URL.
      const seen =
        direct ??
        (isRelayed
          ? await observations.take(
              { ...visited, kind: 'call', method: 'GET' },
              soonMs,
            )
          : undefined)
      if (!seen) return { kind: 'leave', because: 'NO_OBSERVATION' }
      const said =
        readRecord(seen) ?? (input.words ? readWords(input.words) : null)
      if (!said && !input.words) return { kind: 'words' }
      // Beside other ways to pay, x402 is the one that is used.
      const other = said ? null : readOther(seen)
      const found = said ?? other
      if (!found && !seen.answers) return { kind: 'leave', because: 'NOT_X402' }
      // Who opened a relayed document no record says, only what it links from.
      const isIndirect = seen.isIndirect || (!direct && !input.isFromItsSite)
      return {
        kind: 'sighting',
        sighting: secured({
          questionId,
          target: {
            tabId: from.tabId,
            documentId: from.documentId,
            kind: 'open',
            method: seen.method,
            url,
            callId: null,
            ...(!direct && { isRelayed }),
            ...(isIndirect && { isIndirect }),
          },
          site: new URL(url).origin,
          title: input.title,
          bodyHash: '',
          evidence:
            seen.headers.length > 0 || other ? 'header' : 'page-supplied',
          needsProof: false,
          read: found?.read ?? { ok: false, because: 'NO_OFFERS' },
          raw: found?.raw ?? '',
          answers: seen.answers,
          circumstances: circumstancesOf(
            'open',
            { ...input, isIndirect },
            seen,
          ),
        }),
      }
    },

    /** A fetch or XMLHttpRequest that was answered 402. */
    async claim(from: From, call: CallClaim): Promise<Noticed> {
      const url = requestUrl(call.url)
      if (!url) return { kind: 'leave', because: 'OPAQUE_ORIGIN' }
      if (!isSecure(url) || !isSecure(from.url))
        return { kind: 'leave', because: 'INSECURE' }
      if (!call.canRepeat) return { kind: 'leave', because: 'CANNOT_REPEAT' }

      const method = call.method.toUpperCase()
      const isRead = method === 'GET' || method === 'HEAD'
      const { origin } = new URL(url)
      const questionId = `${from.documentId}:${call.callId}`
      const sighting = (found: Found | null, seen?: Observation): Sighting => ({
        questionId,
        target: {
          tabId: from.tabId,
          documentId: from.documentId,
          kind: 'call',
          method,
          url,
          callId: call.callId,
        },
        site: from.origin,
        title: call.title,
        bodyHash: call.bodyHash,
        evidence: seen && seen.headers.length > 0 ? 'header' : 'page-supplied',
        needsProof: !seen,
        read: found?.read ?? { ok: false, because: 'NO_OFFERS' },
        raw: found?.raw ?? '',
        answers: null,
        circumstances: circumstancesOf(isRead ? 'call' : 'send', call, seen),
      })

      const like = `${from.tabId} ${method} ${url}`
      const repeat = (): Noticed => {
        repeats.begin(questionId, like)
        return { kind: 'repeat' }
      }
      if (call.repeats > 0) repeats.end(questionId)
      else if (isRead && repeats.isAwaited(like)) return repeat()

      const isWatched = await origins.isWatched(origin, from.tabId)
      const seen = await observations.take(
        {
          tabId: from.tabId,
          kind: 'call',
          ...{ method, url },
          // A repeat has a record of its own: terms may have changed with it.
          claimedBy:
            call.repeats > 0 ? `${questionId}~${call.repeats}` : questionId,
        },
        // A call that was just repeated under watch has a record, or is forged;
        // an earlier one may have been missed by a sleeping worker.
        call.repeats > 0 ? lateMs : isWatched ? soonMs : 0,
      )
      if (seen) {
        const found =
          readRecord(seen) ?? (call.words ? readWords(call.words) : null)
        if (!found)
          return call.words
            ? { kind: 'leave', because: seen.otherWay?.because ?? 'NOT_X402' }
            : { kind: 'words' }
        await origins.remember(origin)
        return {
          kind: 'sighting',
          sighting: sighting(found, seen),
        }
      }

      if (call.repeats > 0) return { kind: 'leave', because: 'NO_OBSERVATION' }
      await origins.watch(origin, from.tabId)
      if (isRead) return repeat()

      // Sending it again may act twice, so a person is asked first.
      if (!call.words) return { kind: 'words' }
      if (!call.isAttested) return { kind: 'leave', because: 'NO_OBSERVATION' }
      const found = readWords(call.words)
      if (found)
        return {
          kind: 'sighting',
          sighting: sighting(found),
        }
      // Reference sellers answer `{}` and put the price in a header the browser
      // hides from other origins; ordinary 402s have something to say.
      const isMute = /^(\{\s*\})?$/.test((call.words.body ?? '').trim())
      return isMute && from.origin !== origin
        ? {
            kind: 'hidden-price',
            sighting: sighting(null),
          }
        : { kind: 'leave', because: 'NOT_X402' }
    },
  }
}
