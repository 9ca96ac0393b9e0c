import { describe, expect, test, vi } from 'vitest'
import { samplePayment } from '@/lib/testing/sample-payment'
import type { Payment } from './payment'
import { showForCheck } from './show-for-check'

const signature = `0x${'11'.repeat(65)}` as const

function parts(payment: Payment | undefined, isOpen = true) {
  const signPayment = vi.fn(async () => [signature])
  return {
    signPayment,
    ledger: { get: async () => payment },
    vault: { isUnlocked: async () => isOpen, signPayment },
  }
}

describe('showForCheck', () => {
  test.each([1, 2] as const)(
    'default: the payment of v%i as its seller got it',
    async (version) => {
      const { terms } = samplePayment()
      const accepted = { scheme: 'exact', network: 'base', note: '水獺' }
      const known = parts(
        samplePayment({
          state: 'HANDED',
          terms: { ...terms, version, accepted },
        }),
      )
      const shown = await showForCheck('p', known)
      expect(shown).toMatchObject({
        x402Version: version,
        paymentRequirements: accepted,
        paymentPayload:
          version === 2
            ? { x402Version: 2, accepted, payload: { signature } }
            : { x402Version: 1, scheme: 'exact', payload: { signature } },
      })
      expect(known.signPayment).toHaveBeenCalledOnce()
    },
  )

  test.each([
    ['NO_PAYMENT', parts(undefined)],
    ['NOT_HANDED', parts(samplePayment({ state: 'ARMED' }))],
    ['IS_OVER', parts(samplePayment({ state: 'SETTLED' }))],
    ['IS_OVER', parts(samplePayment({ state: 'DEAD' }))],
    ['IS_OVER', parts(samplePayment({ state: 'VOID' }))],
    ['LOCKED', parts(samplePayment({ state: 'HANDED' }), false)],
  ] as const)('behavior: %s signs nothing', async (because, known) => {
    expect(await showForCheck('p', known)).toBe(because)
    expect(known.signPayment).not.toHaveBeenCalled()
  })
})
