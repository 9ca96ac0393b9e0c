import { formatAmount } from '@/lib/tokens/amount'
import { type Column, type CsvOptions, writeCsv } from './csv'
import { isoOfSeconds, isoTime } from './iso-time'
import { outcomeOf } from './outcome'
import type { ExportRow } from './row'

/**
 * The history as CSV, in chunks: one line a payment, in the order given.
 *
 * Times are ISO 8601 in UTC, amounts decimal and exact. What the seller says
 * stands in `receipt_…`, what the chain says in `proof_…`.
 */
export function csvOf(
  rows: Iterable<ExportRow>,
  options?: CsvOptions,
): Generator<string> {
  return writeCsv(columns, rows, options)
}

const columns: readonly Column<ExportRow>[] = [
  text('id', (row) => row.id),
  exact('time', (row) => isoTime(row.createdAtMs)),
  text('site', (row) => row.site),
  text('seller', (row) => row.seller),
  text('method', (row) => row.method),
  text('url', (row) => row.url),
  text('title', (row) => row.title),
  exact('kind', (row) => row.kind),
  exact('outcome', outcomeOf),
  exact('status', (row) => row.status),
  exact('amount', (row) => row.amount),
  text('token', (row) => row.symbol),
  exact('usd', (row) => row.usd),
  exact('network', (row) => row.network),
  exact('token_address', (row) => row.asset),
  exact('token_decimals', (row) => String(row.decimals)),
  exact('amount_atomic', (row) => row.atomic),
  exact('from', (row) => row.from),
  exact('pay_to', (row) => row.payTo),
  exact('nonce', (row) => row.nonce),
  exact('digest', (row) => row.digest),
  exact('valid_before', (row) => isoOfSeconds(row.validBefore)),
  exact('decided_by', (row) => row.decidedBy.kind),
  text('rule_id', ({ decidedBy }) =>
    decidedBy.kind === 'rule' ? decidedBy.ruleId : null,
  ),
  exact('state', (row) => row.state),
  exact('delivery', (row) => row.delivery),
  text('code', (row) => row.code),
  exact('http_status', (row) => maybe(row.httpStatus)),
  exact('body_hash', (row) => row.bodyHash),
  exact('proof', (row) => row.proof?.kind ?? null),
  exact('proof_time', ({ proof }) => proof && isoTime(proof.atMs)),
  text('proof_because', ({ proof }) =>
    proof?.kind === 'open' ? proof.because : null,
  ),
  exact('proof_transaction', (row) => settled(row)?.transaction ?? null),
  exact('proof_block', (row) => settled(row)?.block ?? null),
  exact('proof_block_time', (row) => {
    const proof = settled(row)
    return proof && isoTime(proof.blockTimeMs)
  }),
  exact('proof_amount', (row) => {
    const proof = settled(row)
    return proof && formatAmount(BigInt(proof.amount), row.decimals)
  }),
  exact('proof_submitter', (row) => settled(row)?.submitter ?? null),
  exact('proof_confirmations', (row) => maybe(settled(row)?.confirmations)),
  exact('receipt_success', (row) => maybe(row.receipt?.success)),
  exact('receipt_transaction', (row) => row.receipt?.transaction ?? null),
  text('receipt_network', (row) => row.receipt?.network ?? null),
  text('receipt_payer', (row) => row.receipt?.payer ?? null),
  text('receipt_amount', (row) => row.receipt?.amount ?? null),
  text('receipt_error', (row) => row.receipt?.error ?? null),
  text('receipt_raw', (row) => row.receipt?.raw ?? null),
  exact('offer_signed', (row) => row.signed.offer?.verdict ?? null),
  text('offer_signer', (row) => row.signed.offer?.signer ?? null),
  exact('receipt_signed', (row) => row.signed.receipt?.verdict ?? null),
  text('receipt_signer', (row) => row.signed.receipt?.signer ?? null),
]

type Of = Column<ExportRow>['of']

function text(name: string, of: Of): Column<ExportRow> {
  return { name, kind: 'text', of }
}

function exact(name: string, of: Of): Column<ExportRow> {
  return { name, kind: 'exact', of }
}

function settled({ proof }: ExportRow) {
  return proof?.kind === 'settled' ? proof : null
}

function maybe(value: number | boolean | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}
