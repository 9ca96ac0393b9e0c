import type { StopView } from '../../lib/contracts/limits.ts'
import type { QuestionView } from '../../lib/contracts/question.ts'

const usdc = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

/** A page's call that asks for 0.05 test USDC, as the background tells of it. */
export function sampleQuestion(
  change: Partial<QuestionView> = {},
): QuestionView {
  const site = 'https://news.example.com'
  return {
    id: 'sample',
    state: 'ask',
    hash: 'hash',
    kind: 'call',
    createdAtMs: Date.now(),
    expiresAtMs: Date.now() + 600_000,
    tabId: 1,
    site,
    seller: site,
    method: 'GET',
    url: `${site}/api/quotes/latest`,
    isThisComputer: false,
    isPageSupplied: false,
    offers: [
      {
        index: 0,
        ...usdc,
        amount: '50000',
        payTo: '0x209693Bc6afc0C5328bA36FaF03C514EF312287C',
        recipient: { kind: 'same', count: 4 },
        isUpTo: false,
        usually: null,
        allowanceHelp: null,
        settledBy: null,
        needsAllowance: false,
        isUpfront: false,
        livesSeconds: 300,
        askedSeconds: 300,
      },
    ],
    unpayable: [],
    signIn: null,
    because: null,
    sellerWords: {
      title: null,
      description: 'One quote',
      serviceName: null,
      error: null,
      claimsUrl: null,
    },
    raw: '{}',
    stop: null,
    ruleOffers: [
      {
        perPayment: '50000',
        per24h: '1000000',
        per30d: '10000000',
        kind: 'call',
      },
    ],
    limits: [null],
    items: [],
    taken24h: [{ ...usdc, amount: '960000' }],
    taken30d: [{ ...usdc, amount: '4260000' }],
    previous: null,
    ...change,
  }
}

/** The same, because a rule did not pay it. */
export function stoppedQuestion(
  code: StopView['code'],
  {
    limit = null,
    raiseTo = null,
    ...change
  }: Partial<QuestionView> & Partial<Pick<StopView, 'limit' | 'raiseTo'>> = {},
): QuestionView {
  return sampleQuestion({
    ruleOffers: [null],
    limits: [
      {
        per24h: { used: '960000', of: '1000000' },
        per30d: { used: '4260000', of: '10000000' },
      },
    ],
    stop: { code, ruleId: 'rule', offerIndex: 0, limit, raiseTo },
    ...change,
  })
}

/** Several calls of one page, each with an address of its own; one made twice. */
export function sampleItems(
  urls: readonly string[],
  twice?: number,
): QuestionView {
  const question = sampleQuestion()
  const [offer] = question.offers
  if (!offer) throw new Error('The sample has no offer')
  return {
    ...question,
    items: urls.map((url, place) => ({
      questionIds: [
        place === 0 ? question.id : `sample-${place}`,
        ...(place === twice ? ['sample-twice'] : []),
      ],
      url,
      method: 'GET',
      offers: [{ ...offer, amount: String(10_000 + 1_000 * place) }],
    })),
  }
}
