import type {
  PaymentDetail,
  PaymentRow,
  ProofView,
  SignedView,
} from '@/lib/contracts/history'
import type { ExportRow } from '@/lib/export/row'
import { isUpToEntry } from '@/lib/schemes/registry'

/** A row of a file as a line of the history. */
export function importedRowOf(row: ExportRow): PaymentRow {
  const { proof, receipt } = row
  const isProven = row.state === 'SETTLED' || row.state === 'DEAD'
  return {
    id: row.id,
    createdAtMs: row.createdAtMs,
    site: row.site,
    seller: row.seller,
    url: row.url,
    title: row.title,
    method: row.method,
    kind: row.kind,
    network: row.network,
    asset: row.asset,
    amount: row.atomic,
    isUpTo: isUpToEntry(row.terms.accepted),
    // Nobody waits for it here.
    status: row.status === 'working' ? 'unknown' : row.status,
    code: row.code,
    liveUntilMs: Number(row.validBefore) * 1000,
    decidedBy: row.decidedBy.kind,
    isProvenBy: isProven ? 'chain' : receipt ? 'seller' : 'none',
    nextLookAtMs: null,
    payTo: row.payTo,
    transaction:
      proof?.kind === 'settled'
        ? proof.transaction
        : (receipt?.transaction ?? null),
    provenAmount: proof?.kind === 'settled' ? proof.amount : null,
    isHidden: false,
    isImported: true,
  }
}

/** A row of a file opened: what the file says, with nothing to do about it. */
export function importedDetailOf(row: ExportRow): PaymentDetail {
  const { accepted, resource, extensions, version } = row.terms
  return {
    row: importedRowOf(row),
    payTo: row.payTo,
    from: row.from,
    nonce: row.nonce,
    identifier: row.identifier ?? null,
    version,
    httpStatus: row.httpStatus,
    presents: 0,
    canPresent: false,
    receipt: row.receipt,
    allowanceLeft: null,
    terms: JSON.stringify({ accepted, resource, extensions }, null, 2),
    events: row.events,
    proof: proofViewOf(row),
    rule: null,
    signed: {
      offer: signedViewOf(row.signed.offer),
      receipt: signedViewOf(row.signed.receipt),
    },
  }
}

function proofViewOf({ proof }: ExportRow): ProofView | null {
  if (proof?.kind !== 'open') return proof
  const because = reasons.find((reason) => reason === proof.because)
  // A reason of another version: that it is not known is all there is to say.
  return {
    kind: 'open',
    because: because ?? 'BAD_ANSWER',
    atMs: proof.atMs,
    nextAtMs: null,
  }
}

const reasons = [
  'LIVE',
  'NOT_FINAL',
  'UNREACHABLE',
  'WRONG_CHAIN',
  'DISAGREE',
  'USED_OTHERWISE',
  'BAD_ANSWER',
] as const

function signedViewOf(signed: ExportRow['signed']['offer']): SignedView | null {
  if (!signed) return null
  const { verdict, format, signer, because } = signed
  return { verdict, format, signer, because }
}
