import { eventsForSeller } from './evidence-json'
import { isoOfSeconds, isoTime } from './iso-time'
import { takenDecimal } from './outcome'
import type { ExportRow } from './row'

/** The words of a message to a seller, in the person's language. */
export type EvidenceWords = {
  /** The first paragraph: paid, and not delivered. */
  opening: string
  /** The last one: what is asked for. */
  closing: string
  /** Headings. */
  asked: string
  agreed: string
  authorised: string
  onChain: string
  answered: string
  happened: string
  /** Labels. */
  time: string
  page: string
  seller: string
  amount: string
  network: string
  token: string
  from: string
  payTo: string
  terms: string
  digest: string
  /** The number of the payment, where the seller takes one. */
  identifier: string
  nonce: string
  validBefore: string
  transaction: string
  block: string
  submitter: string
  confirmations: string
  httpStatus: string
  code: string
  bodyHash: string
  /** Instead of it: the bytes of an answer are not read. */
  bodyNotRead: string
  receipt: string
  signedOffer: string
  signedReceipt: string
  /** Instead of what the chain shows. */
  notProven: string
  /** Instead of a value there is none of. */
  none: string
  /** What each kind of event is called; one without words keeps its name. */
  events: Partial<Record<string, string>>
}

type Line = readonly [label: string, value: string]

/**
 * The evidence of one payment as plain text, for a message to the seller: one
 * fact a line, times in UTC. A text of others cannot begin a line or hide what
 * follows: control, format and line characters are written as `\u{…}`.
 */
export function evidenceText(row: ExportRow, words: EvidenceWords): string {
  const sections: [heading: string, lines: readonly Line[]][] = [
    [words.asked, askedOf(row, words)],
    [words.agreed, agreedOf(row, words)],
    [words.authorised, authorisedOf(row, words)],
    [words.onChain, onChainOf(row, words)],
    [words.answered, answeredOf(row, words)],
    [words.happened, happenedOf(row, words)],
  ]
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([heading, lines]) => [heading, ...lines.map(lineOf)].join('\n'))
  return `${[words.opening, ...parts, words.closing].join('\n\n')}\n`
}

function askedOf(row: ExportRow, words: EvidenceWords): Line[] {
  return [
    [words.time, isoTime(row.createdAtMs)],
    [words.page, `${row.method} ${row.url}`],
    [words.seller, row.seller],
  ]
}

function agreedOf(row: ExportRow, words: EvidenceWords): Line[] {
  const { version, accepted } = row.terms
  const offer = row.signed.offer
  return [
    [words.amount, `${row.amount} ${row.symbol}`],
    [words.network, row.network],
    [words.token, row.asset],
    [words.payTo, row.payTo],
    [words.terms, `x402 v${version} ${JSON.stringify(accepted)}`],
    ...(offer ? [[words.signedOffer, offer.raw] as const] : []),
  ]
}

function authorisedOf(row: ExportRow, words: EvidenceWords): Line[] {
  return [
    [words.digest, row.digest],
    ...(row.identifier === undefined
      ? []
      : [[words.identifier, row.identifier] as const]),
    [words.nonce, row.nonce],
    [words.from, row.from],
    [words.validBefore, isoOfSeconds(row.validBefore)],
  ]
}

function onChainOf(row: ExportRow, words: EvidenceWords): Line[] {
  const { proof } = row
  if (proof?.kind !== 'settled') return [['', words.notProven]]
  return [
    [words.transaction, proof.transaction],
    [words.block, `${proof.block} (${isoTime(proof.blockTimeMs)})`],
    [words.amount, `${takenDecimal(row)} ${row.symbol}`],
    [words.submitter, proof.submitter],
    [words.confirmations, `${proof.confirmations} (${isoTime(proof.atMs)})`],
  ]
}

function answeredOf(row: ExportRow, words: EvidenceWords): Line[] {
  const { httpStatus, code, bodyHash, receipt, signed } = row
  return [
    [words.httpStatus, httpStatus === null ? words.none : String(httpStatus)],
    ...(code === null ? [] : [[words.code, code] as const]),
    [words.bodyHash, bodyHash ?? words.bodyNotRead],
    [words.receipt, receipt?.raw ?? words.none],
    ...(signed.receipt
      ? [[words.signedReceipt, signed.receipt.raw] as const]
      : []),
  ]
}

function happenedOf(row: ExportRow, words: EvidenceWords): Line[] {
  return eventsForSeller(row).map(({ atMs, kind, detail }) => [
    isoTime(atMs),
    `${words.events[kind] ?? kind} ${detail}`.trimEnd(),
  ])
}

function lineOf([label, value]: Line): string {
  return label === '' ? plain(value) : `${label}: ${plain(value)}`
}

function plain(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]/gu,
    (char) => `\\u{${char.codePointAt(0)?.toString(16)}}`,
  )
}
