import { expect, test } from 'vitest'
import { type Decision, decide, type Situation } from './decide'
import { caseOf, diceOf } from './decide-cases'
import { oracle } from './decide-oracle'
import { stopCodes } from './stop'

const cases = process.env.TUPPENCE_LONG ? 500_000 : 100_000
const timeout = 300_000

/** One line that is the same for the same decision, and only then. */
function lineOf(decision: unknown): string {
  return JSON.stringify(decision, (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )
}

/** What was decided about which terms, whatever the places of the offers. */
function termsOf(decision: Decision, { offers }: Situation): string {
  const place = decision.kind === 'pay' ? decision.offerIndex : 'none of them'
  const offer = offers.find(({ index }) => index === place)
  return lineOf([
    decision.kind,
    'because' in decision && decision.because,
    offer && [
      offer.network,
      offer.asset.toLowerCase(),
      offer.amount,
      offer.payTo.toLowerCase(),
    ],
  ])
}

test(`${cases} situations are decided as a second reading says`, {
  timeout,
}, () => {
  const dice = diceOf(1)
  const seen = new Map<string, number>()
  for (let place = 0; place < cases; place++) {
    const situation = caseOf(dice)
    const decision = decide(situation)
    const expected = oracle(situation)
    if (lineOf(decision) !== lineOf(expected))
      expect({ place, situation, decision }).toEqual({
        place,
        situation,
        decision: expected,
      })
    const found =
      decision.kind === 'ask'
        ? (decision.stop?.code ?? decision.because)
        : decision.kind
    seen.set(found, (seen.get(found) ?? 0) + 1)
  }
  expect(seen.get('pay')).toBeGreaterThan(cases / 20)
  const never = stopCodes.filter((code) => (seen.get(code) ?? 0) < cases / 5000)
  expect(never).toEqual([])
})

test(`the order of the offers makes no difference, ${cases / 5} times`, {
  timeout,
}, () => {
  const dice = diceOf(2)
  let paid = 0
  for (let place = 0; place < cases / 5; place++) {
    const situation = caseOf(dice)
    const decision = decide(situation)
    const offers = dice.shuffled(situation.offers)
    const listed = decide({ ...situation, offers })
    expect(lineOf(listed) === lineOf(decision) || { place }).toBe(true)

    const moved = {
      ...situation,
      offers: offers.map((offer, index) => ({ ...offer, index })),
    }
    const asked = decide(moved)
    const isSame = termsOf(asked, moved) === termsOf(decision, situation)
    expect(isSame || { place, situation, moved }).toBe(true)
    if (asked.kind === 'pay' && offers.length > 1) paid += 1
  }
  expect(paid).toBeGreaterThan(cases / 100)
})
