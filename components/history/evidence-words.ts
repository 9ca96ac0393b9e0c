import { i18n } from '#i18n'
import { eventKinds, eventName } from '@/components/event-list'
import type { EvidenceWords } from '@/lib/export/evidence-text'

/** The words of a message to a seller that took money and sent nothing. */
export function evidenceWords(): EvidenceWords {
  return {
    opening: i18n.t('export.evidence.opening'),
    closing: i18n.t('export.evidence.closing'),
    asked: i18n.t('export.evidence.asked'),
    agreed: i18n.t('export.evidence.agreed'),
    authorised: i18n.t('export.evidence.authorised'),
    onChain: i18n.t('export.evidence.onChain'),
    answered: i18n.t('export.evidence.answered'),
    happened: i18n.t('export.evidence.happened'),
    time: i18n.t('export.evidence.time'),
    page: i18n.t('export.evidence.page'),
    seller: i18n.t('export.evidence.seller'),
    amount: i18n.t('export.evidence.amount'),
    network: i18n.t('export.evidence.network'),
    token: i18n.t('export.evidence.token'),
    from: i18n.t('export.evidence.from'),
    payTo: i18n.t('export.evidence.payTo'),
    terms: i18n.t('export.evidence.terms'),
    digest: i18n.t('export.evidence.digest'),
    identifier: i18n.t('export.evidence.identifier'),
    nonce: i18n.t('export.evidence.nonce'),
    validBefore: i18n.t('export.evidence.validBefore'),
    transaction: i18n.t('export.evidence.transaction'),
    block: i18n.t('export.evidence.block'),
    submitter: i18n.t('export.evidence.submitter'),
    confirmations: i18n.t('export.evidence.confirmations'),
    httpStatus: i18n.t('export.evidence.httpStatus'),
    code: i18n.t('export.evidence.code'),
    bodyHash: i18n.t('export.evidence.bodyHash'),
    bodyNotRead: i18n.t('export.evidence.bodyNotRead'),
    receipt: i18n.t('export.evidence.receipt'),
    signedOffer: i18n.t('export.evidence.signedOffer'),
    signedReceipt: i18n.t('export.evidence.signedReceipt'),
    notProven: i18n.t('export.evidence.notProven'),
    none: i18n.t('export.evidence.none'),
    events: Object.fromEntries(
      eventKinds.map((kind) => [kind, eventName(kind)]),
    ),
  }
}
