import { chunksOf } from './chunks'
import type { OlderDay } from './older-day'
import type { ExportRow } from './row'

/** What the file calls itself. */
export const exportSchemaName = 'tuppence-history'

/** The version written, and the newest one read. */
export const exportVersion = 1

/** What stands above the rows. */
export type ExportHead = {
  /** ISO 8601, UTC. */
  exportedAt: string
  /** The wallet's address. */
  wallet: string
}

/**
 * The history as JSON, in chunks: one row a line, then what older rows came to
 * by day, every key in one fixed order, so that equal rows are equal bytes
 * (docs/history-export.md).
 */
export function jsonOf(
  head: ExportHead,
  rows: Iterable<ExportRow>,
  days: readonly OlderDay[] = [],
): Generator<string> {
  return chunksOf(linesOf(head, rows, days))
}

function* linesOf(
  { exportedAt, wallet }: ExportHead,
  rows: Iterable<ExportRow>,
  days: readonly OlderDay[],
): Generator<string> {
  const above = { schema: exportSchemaName, version: exportVersion }
  const head = JSON.stringify({ ...above, exportedAt, wallet })
  yield `${head.slice(0, -1)},"rows":[`
  let before = '\n'
  for (const row of rows) {
    yield before + rowJson(row)
    before = ',\n'
  }
  yield jsonEnd(days)
}

/** What stands below the rows; daily sums only where there are any. */
export function jsonEnd(days: readonly OlderDay[]): string {
  if (days.length === 0) return '\n]}\n'
  const lines = days.map((day) => JSON.stringify(ordered(day, dayKeys)))
  return `\n],"olderDays":[\n${lines.join(',\n')}\n]}\n`
}

const dayKeys = [
  'startMs',
  'site',
  'network',
  'asset',
  'count',
  'atomic',
] as const

/** One row as JSON text, keys in the order of the schema. */
export function rowJson(row: ExportRow): string {
  const { decidedBy, receipt, proof, signed, terms } = row
  return JSON.stringify({
    id: row.id,
    createdAtMs: row.createdAtMs,
    site: row.site,
    seller: row.seller,
    method: row.method,
    url: row.url,
    title: row.title,
    kind: row.kind,
    network: row.network,
    asset: row.asset,
    symbol: row.symbol,
    decimals: row.decimals,
    atomic: row.atomic,
    amount: row.amount,
    usd: row.usd,
    from: row.from,
    payTo: row.payTo,
    nonce: row.nonce,
    validBefore: row.validBefore,
    digest: row.digest,
    ...(row.identifier !== undefined && { identifier: row.identifier }),
    decidedBy:
      decidedBy.kind === 'you'
        ? { kind: 'you' }
        : { kind: 'rule', ruleId: decidedBy.ruleId },
    state: row.state,
    delivery: row.delivery,
    code: row.code,
    httpStatus: row.httpStatus,
    bodyHash: row.bodyHash,
    status: row.status,
    receipt: receipt && ordered(receipt, receiptKeys),
    proof: proof && proofOf(proof),
    signed: {
      offer: signed.offer && ordered(signed.offer, signedKeys),
      receipt: signed.receipt && ordered(signed.receipt, signedKeys),
    },
    terms: ordered(terms, ['version', 'accepted', 'resource', 'extensions']),
    events: row.events.map((event) =>
      ordered(event, ['atMs', 'kind', 'detail']),
    ),
  })
}

const receiptKeys = [
  'success',
  'transaction',
  'network',
  'payer',
  'amount',
  'error',
  'raw',
] as const

const signedKeys = ['verdict', 'format', 'signer', 'because', 'raw'] as const

function proofOf(proof: NonNullable<ExportRow['proof']>) {
  switch (proof.kind) {
    case 'settled':
      return ordered(proof, [
        'kind',
        'transaction',
        'block',
        'blockTimeMs',
        'amount',
        'submitter',
        'confirmations',
        'atMs',
      ])
    case 'dead':
      return ordered(proof, ['kind', 'chainTimeMs', 'endpoints', 'atMs'])
    case 'open':
      return ordered(proof, ['kind', 'because', 'atMs'])
  }
}

/** These keys of an object in this order, and no others. */
function ordered<T extends object>(
  value: T,
  keys: readonly (keyof T)[],
): Partial<T> {
  const out: Partial<T> = {}
  for (const key of keys) out[key] = value[key]
  return out
}
