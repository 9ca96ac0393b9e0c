import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { TokenAmount } from '@/lib/tokens/sums'
import en from '@/locales/en.json'
import { createBadge, type Icon, iconOf } from './badge'

const usdc = (
  amount: bigint,
  change: Partial<TokenAmount> = {},
): TokenAmount => ({
  ...{ amount, decimals: 6, symbol: 'USDC', isTest: false, isUpTo: false },
  ...change,
})
const words = (key: string, [value = '']: string[]) => {
  const [part = '', name = ''] = key.split('.')
  const said = (en as unknown as Record<string, Record<string, string>>)[part]
  return said?.[name]?.replace('$1', value) ?? key
}
const atRest = {
  waiting: 0,
  paid: [] as TokenAmount[],
  priced: false,
  isPaused: false,
  isLocked: false,
}
const everything = {
  waiting: 3,
  paid: [usdc(50_000n)],
  priced: true,
  isPaused: true,
  isLocked: true,
}

type Row = [string, Partial<typeof atRest>, Partial<Icon>]

const table: Row[] = [
  ['nothing to say', atRest, { icon: 'idle', text: '' }],
  ['locked', { isLocked: true }, { icon: 'locked', text: '' }],
  [
    'paused before locked',
    { isPaused: true, isLocked: true },
    { icon: 'paused' },
  ],
  [
    'priced before paused',
    { ...everything, waiting: 0, paid: [] },
    { icon: 'priced', text: '' },
  ],
  [
    'paid before priced',
    { ...everything, waiting: 0 },
    { icon: 'paid', text: '0.05', titleValues: ['0.05 USDC'] },
  ],
  [
    'waiting before all',
    everything,
    {
      icon: 'waiting',
      text: '3',
      titleKey: 'icon.waiting',
      titleValues: ['3'],
    },
  ],
  [
    'one waits',
    { waiting: 1 },
    { icon: 'waiting', text: '1', titleKey: 'icon.waitingOne' },
  ],
  ['ten wait', { waiting: 10 }, { text: '10' }],
  [
    'several payments',
    { paid: [usdc(10_000n), usdc(40_000n)] },
    { text: '0.05' },
  ],
  [
    'a tenth of a cent, which fits without its nought',
    { paid: [usdc(1_000n)] },
    { icon: 'paid', text: '.001', titleValues: ['0.001 USDC'] },
  ],
  [
    'less than that does not fit',
    { paid: [usdc(100n)] },
    { icon: 'paid', text: '', titleValues: ['0.0001 USDC'] },
  ],
  ['a round sum', { paid: [usdc(1_000_000n)] }, { text: '1.00' }],
  [
    'a round sum without its zeros',
    { paid: [usdc(12_000_000n)] },
    { text: '12' },
  ],
  [
    'no digit is dropped',
    { paid: [usdc(12_500_000n)] },
    { text: '', titleValues: ['12.50 USDC'] },
  ],
  ['much', { paid: [usdc(12_345_000_000n)] }, { text: '' }],
  [
    'decimals that differ',
    {
      paid: [usdc(10_000n), usdc(2n * 10n ** 16n, { decimals: 18 })],
    },
    { text: '0.03', titleValues: ['0.03 USDC'] },
  ],
  [
    'two tokens are not added',
    { paid: [usdc(10_000n), usdc(20_000n, { symbol: 'EURC' })] },
    { icon: 'paid', text: '', titleValues: ['0.01 USDC + 0.02 EURC'] },
  ],
  [
    'test money is marked',
    { paid: [usdc(10_000n, { isTest: true })] },
    { icon: 'paid', text: '0.01', titleValues: ['0.01 USDC (TEST)'] },
  ],
  [
    'test money and real money are not added',
    { paid: [usdc(10_000n, { isTest: true }), usdc(20_000n)] },
    { text: '', titleValues: ['0.02 USDC + 0.01 USDC (TEST)'] },
  ],
  [
    'a sum with a maximum in it is one',
    { paid: [usdc(100_000n, { isUpTo: true }), usdc(10_000n)] },
    { icon: 'paid', text: '', titleValues: ['up to 0.11 USDC'] },
  ],
  ['nothing paid is not paid', { paid: [usdc(0n)] }, { icon: 'idle' }],
]

test.each(table)('%s', (_name, given, expected) => {
  expect(iconOf({ ...atRest, ...given }, words)).toMatchObject(expected)
})

describe('drawing', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function setUp(isClosed = (_tabId?: number) => false) {
    const shown = new Map<number | 'rest', Record<string, unknown>>()
    const set = async ({ tabId, ...what }: { tabId?: number }) => {
      if (isClosed(tabId)) throw new Error('No tab with this id')
      const key = tabId ?? 'rest'
      shown.set(key, { ...shown.get(key), ...what })
    }
    const waiting = new Map<number, number>()
    const state = vi.fn(async () => ({
      isPaused: false,
      isLocked: true,
      of: (tabId: number) => ({
        waiting: waiting.get(tabId) ?? 0,
        paid: [],
        priced: false,
      }),
    }))
    const badge = createBadge({
      action: {
        setIcon: set,
        setBadgeText: set,
        setTitle: set,
        setBadgeBackgroundColor: async () => undefined,
      } as unknown as Parameters<typeof createBadge>[0]['action'],
      words,
      picture: async (icon) => ({ 16: icon as unknown as ImageData }),
      tabs: { query: async () => [{ id: 1 }, { id: 2 }, {}] },
      state,
    })
    const change = async () => {
      badge.changed()
      await vi.advanceTimersByTimeAsync(50)
    }
    return { badge, shown, waiting, state, change }
  }

  test('each tab has its own; the rest is drawn for tabs to come', async () => {
    const { badge, shown, waiting } = setUp()
    waiting.set(2, 1)
    badge.changed()
    await vi.advanceTimersByTimeAsync(50)
    const locked = {
      imageData: { 16: 'locked' },
      text: '',
      title: 'Tuppence: locked',
    }
    expect(shown.get('rest')).toEqual(locked)
    expect(shown.get(1)).toEqual(locked)
    expect(shown.get(2)).toMatchObject({
      text: '1',
      title: 'Tuppence: 1 question waiting',
    })
  })

  test('what is on the icon already is not drawn again', async () => {
    const { shown, change } = setUp()
    await change()
    shown.clear()
    await change()
    expect(shown.size).toBe(0)
  })

  test('a page that loaded has lost its tab’s icon, so it is drawn again', async () => {
    const { shown, waiting, change } = setUp()
    waiting.set(2, 1)
    await change()
    shown.clear()
    await change()
    expect([...shown.keys()]).toEqual([2])
    waiting.delete(2)
    shown.clear()
    await change()
    expect(shown.get(2)).toMatchObject({ text: '' })
    shown.clear()
    await change()
    expect(shown.size).toBe(0)
  })

  test('changes that come together are drawn once', async () => {
    const { badge, state } = setUp()
    for (let change = 0; change < 20; change++) badge.changed()
    await vi.advanceTimersByTimeAsync(200)
    expect(state).toHaveBeenCalledTimes(1)
  })

  test('behavior: changes without end are drawn all the same', async () => {
    const { badge, shown } = setUp()
    for (let change = 0; change < 20; change++) {
      badge.changed()
      await vi.advanceTimersByTimeAsync(10)
    }
    expect(shown.size).toBe(3)
  })

  test('a tab that closed meanwhile does not stop the others', async () => {
    const { badge, shown } = setUp((tabId) => tabId === 1)
    badge.changed()
    await vi.advanceTimersByTimeAsync(50)
    expect(shown.has(1)).toBe(false)
    expect(shown.get(2)).toMatchObject({ text: '' })
  })

  test('a drawing that fails is followed by the next', async () => {
    const { badge, shown, state } = setUp()
    state.mockRejectedValueOnce(new Error('no database'))
    badge.changed()
    await vi.advanceTimersByTimeAsync(50)
    expect(shown.size).toBe(0)
    badge.changed()
    await vi.advanceTimersByTimeAsync(50)
    expect(shown.size).toBe(3)
  })
})
