import { isoOfSeconds, isoTime } from './iso-time'
import { takenDecimal } from './outcome'
import type { ExportRow } from './row'

/**
 * What shows a seller that one payment was made, as pretty JSON: the terms
 * agreed, the authorisation's id, what the chain shows, what was answered and
 * when.
 *
 * Nothing in it can be presented again, and nothing says on which site the
 * person was, how the page was called or how it was decided.
 */
export function evidenceJson(row: ExportRow): string {
  const { signed, terms } = row
  return `${JSON.stringify(
    {
      schema: 'tuppence-evidence',
      version: 1,
      request: {
        time: isoTime(row.createdAtMs),
        seller: row.seller,
        method: row.method,
        url: row.url,
      },
      terms: {
        x402Version: terms.version,
        accepted: terms.accepted,
        resource: terms.resource,
        extensions: terms.extensions,
      },
      authorisation: {
        digest: row.digest,
        ...(row.identifier !== undefined && { identifier: row.identifier }),
        nonce: row.nonce,
        network: row.network,
        asset: row.asset,
        from: row.from,
        payTo: row.payTo,
        value: row.atomic,
        amount: `${row.amount} ${row.symbol}`,
        validBefore: isoOfSeconds(row.validBefore),
      },
      chain: chainOf(row),
      answer: {
        httpStatus: row.httpStatus,
        code: row.code,
        bodyHash: row.bodyHash,
        // A browser shows an extension no bytes of a page that is opened.
        bodyHashBecause: row.bodyHash === null ? 'NOT_READ' : null,
        receipt: row.receipt && { raw: row.receipt.raw },
      },
      signedOffer: signed.offer && { raw: signed.offer.raw },
      signedReceipt: signed.receipt && { raw: signed.receipt.raw },
      events: eventsForSeller(row).map(({ atMs, kind, detail }) => ({
        time: isoTime(atMs),
        kind,
        detail,
      })),
    },
    null,
    2,
  )}\n`
}

/**
 * The events a seller took part in. What happened in the wallet alone stays
 * there: its details name rules and accounts.
 */
export function eventsForSeller({ events }: ExportRow): ExportRow['events'] {
  const shared = ['presented', 'answered', 'lost']
  return events.filter(({ kind }) => shared.includes(kind))
}

function chainOf(row: ExportRow) {
  const { proof } = row
  if (proof?.kind !== 'settled') return null
  return {
    transaction: proof.transaction,
    block: proof.block,
    blockTime: isoTime(proof.blockTimeMs),
    submitter: proof.submitter,
    value: proof.amount,
    amount: `${takenDecimal(row)} ${row.symbol}`,
    confirmations: proof.confirmations,
    seenAt: isoTime(proof.atMs),
  }
}
