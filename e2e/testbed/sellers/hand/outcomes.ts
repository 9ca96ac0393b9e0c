import { setTimeout as sleep } from 'node:timers/promises'
import { respondJson } from '../../http/respond.ts'
import { respondGoods } from '../goods.ts'
import { freshAddress } from '../seller.ts'
import { type Dialect, dialects } from './dialects.ts'
import {
  type Payment,
  type Receipt,
  receiptHeaders,
  settle,
  type Visit,
} from './visit.ts'

/** What a seller does with a payment it was given. */
export type Outcome = (
  visit: Visit,
  payment: Payment,
  askAgain: Dialect,
) => void | Promise<void>

const madeUpTransaction = `0x${'ab'.repeat(32)}`

const unsettled = ({ terms }: Visit, errorReason: string): Receipt => ({
  ...{ success: false, errorReason, transaction: '', network: terms.network },
})

// The seller's code for a failure can be chosen: `?code=…`.
const codeOf = ({ url }: Visit, otherwise: string) =>
  url.searchParams.get('code') ?? otherwise

const drop = ({ response }: Visit) => void response.destroy()

/** Serve, with the receipt: what every honest seller does. */
export const deliver: Outcome = async (visit, payment) => {
  const receipt = await settle(visit, payment)
  for (const [name, value] of Object.entries(
    receiptHeaders(payment, receipt),
  )) {
    visit.response.setHeader(name, value)
  }
  if (!receipt.success) respondJson(visit.response, 402, {})
  else
    respondGoods(
      visit.request,
      visit.response,
      `Goods at ${visit.url.pathname}`,
    )
}

// Settle, then answer with no word about it.
const settleThen =
  (answer: (visit: Visit) => void | Promise<void>): Outcome =>
  async (visit, payment) => {
    await settle(visit, payment)
    await answer(visit)
  }

// Answer as if nothing would be taken, and take it `?ms=` (300) later.
const thenSettle =
  (answer: Outcome): Outcome =>
  async (visit, payment, askAgain) => {
    await answer(visit, payment, askAgain)
    await sleep(Number(visit.url.searchParams.get('ms') ?? 300))
    await settle(visit, payment)
  }

const redirectTo =
  (target: (visit: Visit) => string): Outcome =>
  async (visit, payment) => {
    const receipt = await settle(visit, payment)
    const location = target(visit)
    visit.response
      .writeHead(302, { location, ...receiptHeaders(payment, receipt) })
      .end()
  }

const respondWithReceipt = (
  { request, response }: Visit,
  payment: Payment,
  receipt: Receipt,
) => {
  for (const [name, value] of Object.entries(
    receiptHeaders(payment, receipt),
  )) {
    response.setHeader(name, value)
  }
  respondGoods(request, response, 'Goods')
}

const unsuccessful: Outcome = (visit, payment) =>
  respondWithReceipt(
    visit,
    payment,
    unsettled(visit, codeOf(visit, 'declined')),
  )

/** What can go wrong, or at least differently, after a payment was sent. */
export const outcomes: Record<string, Outcome> = {
  'settle-then-drop': settleThen(drop),
  'drop-unsettled': drop,
  'settle-then-500': settleThen(({ response }) =>
    respondJson(response, 500, { error: 'the printer is on fire' }),
  ),
  '500-unsettled': ({ response }) =>
    respondJson(response, 500, { error: 'the printer is on fire' }),
  '400-unsettled': ({ response }) =>
    respondJson(response, 400, { error: 'payment identifier required' }),
  '409-unsettled': ({ response }) =>
    respondJson(response, 409, { error: 'payment identifier conflict' }),
  '404-unsettled': ({ response }) =>
    respondJson(response, 404, { error: 'no such page' }),
  'settle-then-402': settleThen(({ response }) =>
    respondJson(response, 402, {}),
  ),
  'settle-then-302': settleThen(({ response }) => {
    response.writeHead(302, { location: '/landed' }).end()
  }),
  // Sends on to a page with a price of its own, there or at another origin.
  'priced-same': ({ response }) => {
    response.writeHead(302, { location: '/dialect/v2-header?sent-on' }).end()
  },
  'priced-cross': ({ response, url }) => {
    const location = `http://localhost:${url.port}/cors/v2-header?sent-on`
    response.writeHead(302, { location }).end()
  },
  // As if nothing had been sent: takes the header and keeps it.
  'asks-again': (visit, _payment, askAgain) => askAgain(visit),
  refused: (visit, _payment, askAgain) =>
    askAgain(visit, codeOf(visit, 'invalid_exact_evm_signature')),
  'allowance-first': (visit, _payment) =>
    dialects['v2-precondition']?.(visit, 'permit2_allowance_required'),
  'settle-failed': (visit, payment) => {
    const code = codeOf(visit, 'invalid_exact_evm_transaction_failed')
    const headers = receiptHeaders(payment, unsettled(visit, code))
    respondJson(visit.response, 402, {}, headers)
  },
  'settle-pending': async (visit, payment) => {
    const { transaction } = await settle(visit, payment)
    const receipt = unsettled(visit, 'settlement_pending')
    const headers = receiptHeaders(payment, { ...receipt, transaction })
    respondJson(visit.response, 402, {}, headers)
  },
  '200-unsuccessful': unsuccessful,
  'unsuccessful-then-settle': thenSettle(unsuccessful),
  'drop-then-settle': thenSettle(drop),
  '200-no-receipt': settleThen(({ request, response }) =>
    respondGoods(request, response, 'Goods'),
  ),
  'lying-receipt': (visit, payment) => {
    const { network } = visit.terms
    const transaction = madeUpTransaction
    respondWithReceipt(visit, payment, { success: true, transaction, network })
  },
  tells: async (visit, payment) =>
    respondWithReceipt(visit, payment, await visit.tell(payment)),
  'garbled-receipt': settleThen(({ request, response }) => {
    response.setHeader('PAYMENT-RESPONSE', 'not a receipt')
    respondGoods(request, response, 'Goods')
  }),
  slow: async (visit, payment, askAgain) => {
    await sleep(Number(visit.url.searchParams.get('ms') ?? 3000))
    await deliver(visit, payment, askAgain)
  },
  'redirect-same': redirectTo(() => '/landed'),
  'redirect-cross': redirectTo(
    ({ recorderOrigin }) => `${recorderOrigin}/landed`,
  ),
  'new-pay-to': (visit, _payment, askAgain) => {
    const terms = { ...visit.terms, payTo: freshAddress() }
    askAgain({ ...visit, terms }, 'No matching payment requirements')
  },
  'new-amount': (visit, _payment, askAgain) => {
    const amount = `${BigInt(visit.terms.amount) * 2n}`
    const terms = { ...visit.terms, amount }
    askAgain({ ...visit, terms }, 'No matching payment requirements')
  },
}
