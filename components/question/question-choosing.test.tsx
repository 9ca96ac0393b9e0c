// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { ask, offerView as base, button } from './question-fixture'

afterEach(cleanup)

const polygon = {
  ...base,
  index: 1,
  network: 'eip155:137',
  asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
}
const liked = { networks: ['eip155:137'], tokens: [] }
const offers = [base, polygon]
const radios = () =>
  screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)

/** What pressing a way keeps for the next time this is asked. */
function pinOf(place: number) {
  const { onPin } = ask({ offers })
  fireEvent.click(screen.getAllByRole('radio')[place] as HTMLElement)
  cleanup()
  return onPin.mock.lastCall?.[0] ?? null
}

describe('several ways to pay', () => {
  test('default: the seller’s first among equals', () => {
    const { text } = ask({ offers })
    expect(radios()).toEqual([true, false])
    expect(text()).toContain('cheapest you have the money for')
    expect(text()).not.toContain('you prefer it')
  })

  test('behavior: a preference decides between equals', () => {
    const { text } = ask({ offers }, { preferences: liked })
    expect(radios()).toEqual([false, true])
    expect(text()).toContain('you prefer it')
  })

  test('behavior: a preference does not make a person pay more', () => {
    ask(
      { offers: [base, { ...polygon, amount: '10001' }] },
      { preferences: liked },
    )
    expect(radios()).toEqual([true, false])
  })

  test('behavior: money comes before preference', () => {
    const { text } = ask(
      { offers },
      {
        preferences: liked,
        balanceOf: (network) =>
          network === polygon.network ? 9_999n : 10_000n,
      },
    )
    expect(radios()).toEqual([true, false])
    expect(text()).toContain('you have 0.009999')
  })

  test('behavior: what was chosen stays where the money went', () => {
    const pinned = pinOf(1)
    const { text } = ask(
      { offers },
      {
        pinned,
        balanceOf: (network) => (network === polygon.network ? 0n : 1_000_000n),
      },
    )
    expect(radios()).toEqual([false, true])
    expect(text()).toContain('0.01 USDC short on Polygon')
    expect(button('Pay').disabled).toBe(true)
  })

  test('behavior: what was chosen stays where the seller turns them round', () => {
    const pinned = pinOf(1)
    ask(
      {
        offers: [
          { ...polygon, index: 0 },
          { ...base, index: 1 },
        ],
      },
      { pinned },
    )
    expect(radios()).toEqual([true, false])
  })

  test.each([
    { amount: '20000' },
    { payTo: `0x${'2'.repeat(40)}` },
    { isUpfront: true },
  ])('behavior: other terms were not chosen: %o', (change) => {
    const pinned = pinOf(1)
    ask({ offers: [base, { ...polygon, ...change }] }, { pinned })
    expect(radios()).toEqual([true, false])
  })
})
