import { type ExportRow, moneyOf } from './row'

/** USDC on Base. */
const usdc = {
  network: 'eip155:8453',
  asset: '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913',
}

/** A token nobody vouches for, with eighteen decimals and no peg. */
export const otherToken = {
  network: 'eip155:1',
  asset: '0x00000000000000000000000000000000000000ee',
  symbol: 'OTHER',
  decimals: 18,
  peg: null,
} as const

/** The wallet of the samples. */
export const sampleWallet = '0x00000000000000000000000000000000000000Aa'

/** A settled and delivered payment of one cent, changed as asked. */
export function sampleRow(change: Partial<ExportRow> = {}): ExportRow {
  return {
    id: '019aa5b5c0000123456789abcdef',
    createdAtMs: 1_795_247_097_120,
    site: 'https://news.example',
    seller: 'https://pay.example',
    method: 'GET',
    url: 'https://pay.example/a?b=1',
    title: 'The Daily Tuppence',
    kind: 'open',
    ...usdc,
    ...moneyOf('10000', { symbol: 'USDC', decimals: 6, peg: 'USD' }),
    from: sampleWallet,
    payTo: '0x00000000000000000000000000000000000000bB',
    nonce: `0x${'11'.repeat(32)}`,
    validBefore: '1795247397',
    digest: `0x${'22'.repeat(32)}`,
    decidedBy: { kind: 'you' },
    state: 'SETTLED',
    delivery: 'ok',
    code: null,
    httpStatus: 200,
    bodyHash: null,
    status: 'delivered',
    receipt: {
      success: true,
      transaction: `0x${'33'.repeat(32)}`,
      network: 'eip155:8453',
      payer: sampleWallet,
      amount: '10000',
      error: null,
      raw: 'eyJzdWNjZXNzIjp0cnVlfQ==',
    },
    proof: {
      kind: 'settled',
      transaction: `0x${'33'.repeat(32)}`,
      block: '38400000',
      blockTimeMs: 1_795_247_101_000,
      amount: '10000',
      submitter: '0x00000000000000000000000000000000000000cC',
      confirmations: 70,
      atMs: 1_795_247_220_000,
    },
    signed: { offer: null, receipt: null },
    terms: {
      version: 2,
      accepted: { scheme: 'exact', amount: '10000' },
      resource: { url: 'https://pay.example/a?b=1' },
      extensions: null,
    },
    events: [
      {
        atMs: 1_795_247_097_120,
        kind: 'reserved',
        detail: '',
      },
      { atMs: 1_795_247_099_000, kind: 'answered', detail: '200' },
    ],
    ...change,
  }
}

/** The money of a dollar token that is not in the table, so of any decimals. */
export function dollars(atomic: string, decimals: number): Partial<ExportRow> {
  return {
    network: 'eip155:137',
    asset: `0x${decimals.toString(16).padStart(40, '0')}`,
    ...moneyOf(atomic, { symbol: `D${decimals}`, decimals, peg: 'USD' }),
    proof: null,
  }
}

/** The money of {@link otherToken}. */
export function others(atomic: string): Partial<ExportRow> {
  const { network, asset } = otherToken
  return { network, asset, ...moneyOf(atomic, otherToken), proof: null }
}
