// @vitest-environment happy-dom
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { QuestionItem } from '@/lib/contracts/question'
import {
  armed,
  ask,
  box,
  button,
  offerView,
  press,
  previousView,
} from './question-fixture'

afterEach(cleanup)

const item = (
  questionId: string,
  offer: Partial<typeof offerView> = {},
): QuestionItem => ({
  questionIds: [questionId],
  url: `https://news.example.com/${questionId}?page=1`,
  method: 'GET',
  offers: [{ ...offerView, ...offer }],
})
const polygonUsdc = {
  network: 'eip155:137',
  asset: '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359',
}
const items = [item('q'), item('two', { amount: '20000' }), item('three')]

describe('several items', () => {
  test('default', async () => {
    const { onAnswer, ...shown } = ask({ items })
    expect(
      screen.getByRole('heading', { name: 'Pay 3 items for 0.04 USDC?' }),
    ).toBeDefined()
    expect(shown.text()).toContain('3 of 3 ticked')
    expect(box('/two?page=1, 0.02 USDC').checked).toBe(true)
    await armed()
    press(button('Pay 3 items'))
    expect(onAnswer.mock.calls).toEqual([
      [
        {
          kind: 'pay',
          offerIndex: 0,
          again: false,
          pays: ['q', 'two', 'three'],
        },
      ],
    ])
  })

  test('behavior: what is unticked is not paid, and Pay arms again', async () => {
    const { onAnswer } = ask({ items })
    await armed()
    fireEvent.click(box(/^\/two/))
    fireEvent.click(box(/^\/q/))
    expect(
      screen.getByRole('heading', { name: 'Pay 1 item for 0.01 USDC?' }),
    ).toBeDefined()
    press(button('Pay 1 item'))
    expect(onAnswer).not.toHaveBeenCalled()
    await armed()
    press(button('Pay 1 item'))
    expect(onAnswer.mock.calls).toEqual([
      [{ kind: 'pay', offerIndex: 0, again: false, pays: ['three'] }],
    ])
  })

  test('behavior: a tick taken away and set again is paid', async () => {
    const { onAnswer } = ask({ items })
    fireEvent.click(box(/^\/two/))
    fireEvent.click(box(/^\/two/))
    await armed()
    press(button('Pay 3 items'))
    expect(onAnswer.mock.lastCall?.[0].pays).toEqual(['q', 'two', 'three'])
  })

  test("behavior: nothing ticked pays nothing; Don't pay leaves all", () => {
    const { onAnswer, ...shown } = ask({ items })
    for (const tick of screen.getAllByRole('checkbox')) fireEvent.click(tick)
    expect(shown.text()).toContain("Tick at least one, or don't pay.")
    expect(button(/^Pay/).disabled).toBe(true)
    fireEvent.click(button("Don't pay"))
    expect(onAnswer.mock.calls).toEqual([[{ kind: 'dont-pay' }]])
  })

  test('behavior: the money must be enough for all that is ticked', () => {
    const shown = ask({ items }, { balance: 35_000n })
    expect(shown.text()).toContain('0.005 USDC short on Base')
    expect(button('Pay 3 items').disabled).toBe(true)
    fireEvent.click(box(/^\/three/))
    expect(shown.text()).not.toContain('short on')
    expect(button('Pay 2 items').disabled).toBe(false)
  })

  test('behavior: a way that not all of them have is none', async () => {
    const cheaper = { ...offerView, index: 1, amount: '5000' }
    const { onAnswer } = ask({ items, offers: [offerView, cheaper] })
    expect(screen.queryByRole('radio')).toBeNull()
    await armed()
    press(button('Pay 3 items'))
    expect(onAnswer.mock.lastCall?.[0].offerIndex).toBe(0)
  })

  test('behavior: the way there is money for all of them in is proposed', async () => {
    const other = { ...offerView, ...polygonUsdc, index: 1 }
    const both = (questionId: string): QuestionItem => ({
      ...item(questionId),
      offers: [offerView, other],
    })
    const { onAnswer, onPin, ...shown } = ask(
      { items: [both('q'), both('two')], offers: [offerView, other] },
      // Enough for one of them on Base, and for both on Polygon.
      {
        balanceOf: (network) =>
          network === polygonUsdc.network ? 20_000n : 15_000n,
      },
    )
    const chosen = () =>
      screen
        .getAllByRole<HTMLInputElement>('radio')
        .map(({ checked }) => checked)
    expect(chosen()).toEqual([false, true])
    expect(shown.text()).toContain('0.02 USDC')
    fireEvent.click(screen.getAllByRole('radio')[0] as HTMLElement)
    expect(onPin).toHaveBeenCalledOnce()
    expect(shown.text()).toContain('0.005 USDC short on Base')
    fireEvent.click(box(/^\/two/))
    expect(chosen()).toEqual([true, false])
    await armed()
    press(button('Pay 1 item'))
    expect(onAnswer.mock.lastCall?.[0]).toMatchObject({
      offerIndex: 0,
      pays: ['q'],
    })
  })

  test('behavior: what our tables cannot price is never paid', async () => {
    const strange = item('strange', { asset: `0x${'1'.repeat(40)}` })
    const { onAnswer } = ask({ items: [...items, strange] })
    await armed()
    press(button('Pay 3 items'))
    expect(onAnswer.mock.lastCall?.[0].pays).toEqual(['q', 'two', 'three'])
  })

  test('behavior: one recipient of all is named once', () => {
    const shown = ask({ items })
    const list = screen.getByRole('group', { name: 'Items' })
    expect(list.textContent).not.toContain('0x2096')
    expect(shown.text()).toContain('0x2096')
  })

  test('behavior: another seller and a new recipient are named', () => {
    const shown = ask({
      items: [
        item('q'),
        {
          ...item('far', { recipient: { kind: 'new' } }),
          url: 'https://far.other.example/far',
        },
      ],
    })
    expect(shown.text()).toContain('far.other.example')
    expect(shown.text()).toContain('new')
  })

  test('behavior: a limit is made with the item it is for', async () => {
    const { onAnswer } = ask({
      items,
      ruleOffers: [
        {
          perPayment: '20000',
          per24h: '1000000',
          per30d: '10000000',
          kind: 'call',
        },
      ],
    })
    const link = { name: 'Let this site take small amounts …' }
    fireEvent.click(box(/^\/q/))
    expect(screen.queryByRole('button', link)).toBeNull()
    fireEvent.click(box(/^\/q/))
    fireEvent.click(box(/^\/two/))
    fireEvent.click(screen.getByRole('button', link))
    expect(screen.getByText(/Pays 0\.02 USDC now/)).toBeDefined()
    await armed()
    press(button('Pay 2 items and allow'))
    expect(onAnswer.mock.lastCall?.[0]).toMatchObject({
      pays: ['q', 'three'],
      rule: { kinds: ['call'] },
    })
  })

  test('what is asked for twice is paid once, or not at all', async () => {
    const twice = { ...item('q'), questionIds: ['q', 'four'] }
    const { onAnswer, ...shown } = ask({ items: [twice, item('two')] })
    expect(
      screen.getByRole('heading', { name: 'Pay 2 items for 0.02 USDC?' }),
    ).toBeDefined()
    expect(shown.text()).toContain('asked for 2 times, paid once')
    await armed()
    press(button('Pay 2 items'))
    expect(onAnswer.mock.lastCall?.[0].pays).toEqual(['q', 'four', 'two'])
    fireEvent.click(box(/^\/q/))
    await armed()
    press(button('Pay 1 item'))
    expect(onAnswer.mock.lastCall?.[0].pays).toEqual(['two'])
  })

  test('behavior: one item is a question of its own', () => {
    ask({ items: [item('q')] })
    expect(screen.queryByRole('checkbox')).toBeNull()
    expect(button('Pay')).toBeDefined()
  })
})

describe('never', () => {
  test.each(['ask', 'unpayable', 'hidden-price'] as const)(
    'default: %s',
    (state) => {
      const { onAnswer, ...shown } = ask({ state, site: 'https://a.example' })
      fireEvent.click(button('Never ask for this site'))
      expect(onAnswer.mock.calls).toEqual([[{ kind: 'never' }]])
      expect(shown.text()).toContain('a.example is not asked about again')
    },
  )

  test('behavior: what happened to the money asks nothing', () => {
    const previous = { ...previousView, status: 'unknown' as const }
    ask({ state: 'outcome', previous })
    expect(screen.queryByRole('button', { name: /^Never/ })).toBeNull()
  })
})
