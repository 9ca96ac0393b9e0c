import type { Hex } from 'viem'
import type { Candidate } from '@/lib/payment/ledger-port'

/** A Tuesday at noon, in ms. */
export const noonMs = Date.UTC(2026, 5, 2, 12)

/**
 * A candidate for tests: `name` makes id, request and nonce its own; it may be
 * used for 120 s from `nowMs` on.
 */
export function sampleCandidate(
  name: string,
  changes: Partial<Candidate> & { to?: Hex; value?: string } = {},
): Candidate {
  const { to, value, ...rest } = changes
  const nowMs = rest.nowMs ?? noonMs
  return {
    id: `payment-${name}`,
    purchaseKey: 'purchase-a',
    requestKey: `request-${name}`,
    decidedBy: { kind: 'you' },
    kind: 'open',
    site: 'https://news.example',
    seller: 'https://news.example',
    method: 'GET',
    url: 'https://news.example/articles/1',
    title: 'An article',
    intent: {
      scheme: 'exact',
      method: 'eip3009',
      network: 'eip155:84532',
      asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
      from: '0x1111111111111111111111111111111111111111',
      to: to ?? '0xabCDEF1234567890ABcDEF1234567890aBCDeF12',
      value: value ?? '10000',
      validAfter: '0',
      validBefore: String(Math.floor(nowMs / 1000) + 120),
      nonce: word(name),
      details: {},
    },
    circumstances: null,
    digest: word(`digest of ${name}`),
    alsoSigned: [],
    terms: {
      version: 2,
      accepted: { scheme: 'exact', extra: { name: 'USDC', version: '2' } },
      resource: { url: 'https://news.example/articles/1' },
      extensions: null,
      evidence: 'header',
    },
    nowMs,
    ...rest,
  }
}

function word(text: string): Hex {
  const hex = [...text].map((char) => char.charCodeAt(0).toString(16)).join('')
  return `0x${hex.slice(-64).padStart(64, '0')}`
}
