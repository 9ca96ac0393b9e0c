import { describe, expect, test } from 'vitest'
import { payeeOfAll, priceItems, totalsOf, wordsOfTotals } from './item-totals'
import { asset, network, offerView } from './question-fixture'

const item = (questionId: string, offer: Partial<typeof offerView> = {}) => ({
  questionIds: [questionId],
  url: `https://a.test/${questionId}`,
  method: 'GET',
  offers: [{ ...offerView, ...offer }],
})
const baseSepoliaUsdc = {
  network: 'eip155:84532',
  asset: '0x036CbD53842c5426634e7929541eC2318f3dCF7e',
}

describe('totalsOf', () => {
  test('default', () => {
    const priced = priceItems(
      [item('1'), item('2', { amount: '2500' })],
      0,
      () => 12_000n,
    )
    expect(totalsOf(priced)).toMatchObject([
      {
        network: { id: network },
        token: { address: asset },
        amount: 12_500n,
        balanceAfter: -500n,
      },
    ])
    expect(wordsOfTotals(totalsOf(priced))).toBe('0.0125 USDC')
  })

  test('behavior: a total for each network', () => {
    const priced = priceItems(
      [item('1'), item('2', baseSepoliaUsdc), item('3')],
      0,
      () => null,
    )
    const totals = totalsOf(priced)
    expect(totals.map(({ amount }) => amount)).toEqual([20_000n, 10_000n])
    expect(totals.map(({ balanceAfter }) => balanceAfter)).toEqual([null, null])
    expect(wordsOfTotals(totals)).toBe('0.02 USDC + 0.01 USDC')
  })

  test('behavior: an unknown token has no price', () => {
    const priced = priceItems(
      [item('1', { asset: `0x${'1'.repeat(40)}` }), item('2')],
      0,
      () => null,
    )
    expect(priced.map(({ ids }) => ids)).toEqual([['2']])
  })
})

describe('payeeOfAll', () => {
  const payeeOf = (...offers: Partial<typeof offerView>[]) =>
    payeeOfAll(
      priceItems(
        offers.map((offer, place) => item(String(place), offer)),
        0,
        () => null,
      ),
    )

  test('default', () => {
    expect(payeeOf({}, { amount: '1' })?.payTo).toBe(offerView.payTo)
  })

  test.each<[string, Partial<typeof offerView>]>([
    ['recipient', { payTo: `0x${'2'.repeat(40)}` }],
    ['standing of the recipient', { recipient: { kind: 'changed' } }],
    ['network', baseSepoliaUsdc],
  ])('behavior: nobody where one has another %s', (_, other) => {
    expect(payeeOf({}, other)).toBeNull()
  })
})
