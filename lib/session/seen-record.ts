import * as z from 'zod/mini'
import { stopCodes } from '@/lib/policy/stop'

/** Answers kept, and what they may weigh together. */
export const seenCaps = {
  maxRows: 50,
  /** Of one header or text. */
  maxChars: 65_536,
  maxAllChars: 500_000,
  maxHeaders: 40,
} as const

/** What became of a 402 for the page that got it. */
const becameSchema = z.union([
  /** The page keeps its 402; a reason code, or `NOT_X402`. */
  z.object({ kind: z.literal('left'), because: z.string() }),
  z.object({
    kind: z.literal('asked'),
    /** Why a rule for this did not pay, where there is one. */
    stop: z.nullable(
      z.object({
        code: z.enum(stopCodes),
        ruleId: z.string(),
        offerIndex: z.number(),
        /** Decimal atomic units, or millionths of a dollar. */
        limit: z.nullable(z.object({ used: z.string(), of: z.string() })),
      }),
    ),
  }),
  z.object({ kind: z.literal('paying'), paymentId: z.string() }),
  z.object({ kind: z.literal('signed-in') }),
])

/** As it is kept. */
export const seenSchema = z.object({
  id: z.string(),
  tabId: z.number(),
  kind: z.enum(['open', 'call']),
  method: z.string(),
  /** Without fragment. */
  url: z.string(),
  /** Top-level origin the person is on; null until the page spoke. */
  site: z.nullable(z.string()),
  /** As the browser recorded it; null: nobody but the page saw this answer. */
  status: z.nullable(z.number()),
  /** Null where the status is. */
  headers: z.nullable(
    z.array(z.object({ name: z.string(), value: z.string() })),
  ),
  /** The request carried a payment of ours. */
  isAnswer: z.boolean(),
  /** The visit or call it belongs to; null until the page spoke. */
  questionId: z.nullable(z.string()),
  /** What the page handed over in place of headers; untrusted. */
  words: z.object({
    header: z.optional(z.string()),
    body: z.optional(z.string()),
    paywall: z.optional(z.string()),
  }),
  /** Null: nothing asked what to do about it. */
  became: z.nullable(becameSchema),
  /** When it was seen, when the page spoke, and when it got its verdict: ms. */
  atMs: z.number(),
  claimedAtMs: z.nullable(z.number()),
  decidedAtMs: z.nullable(z.number()),
})

/** One 402 as a seller's developer looks at it. */
export type Seen = z.infer<typeof seenSchema>
/** What became of a 402 for the page that got it. */
export type Became = z.infer<typeof becameSchema>

/** An answer as the browser recorded it. */
export type Recorded = Pick<
  Seen,
  'id' | 'tabId' | 'kind' | 'method' | 'url' | 'isAnswer' | 'atMs'
> & { status: number; headers: NonNullable<Seen['headers']> }

/** What a page said of an answer it got, and what became of it. */
export type Spoken = Pick<Seen, 'tabId' | 'kind' | 'url' | 'site' | 'words'> & {
  /** Null: a document does not know how it was asked for. */
  method: string | null
  questionId: string
  became: Became
  claimedAtMs: number
  decidedAtMs: number
}

/** A text as far as it is kept. */
export const cut = (text: string) => text.slice(0, seenCaps.maxChars)

/** What a page handed over, as far as it is kept. */
export function cutWords({
  header,
  body,
  paywall,
}: Seen['words']): Seen['words'] {
  return {
    ...(header !== undefined && { header: cut(header) }),
    ...(body !== undefined && { body: cut(body) }),
    ...(paywall !== undefined && { paywall: cut(paywall) }),
  }
}

/** How much of the room an answer takes. */
export function charsOf({ url, headers, words }: Seen): number {
  const texts = [url, words.header, words.body, words.paywall]
  return [
    ...texts,
    ...(headers ?? []).flatMap(({ name, value }) => [name, value]),
  ].reduce<number>((sum, text) => sum + (text?.length ?? 0), 0)
}
