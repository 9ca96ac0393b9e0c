import { beforeEach, expect, test, vi } from 'vitest'
import { buildWorld, sighting } from '@/lib/testing/payment-world'

let world: ReturnType<typeof buildWorld>
let call: ReturnType<typeof sighting>

beforeEach(() => {
  world = buildWorld()
  const { target } = sighting()
  call = sighting({ target: { ...target, kind: 'call', callId: 'c1' } })
})

test('what is foreseen is what the decision asks', async () => {
  const { journey, ledger } = world
  const foresee = vi.spyOn(ledger, 'foresee')
  const look = vi.spyOn(ledger, 'look')
  await journey.foresee(call)
  await journey.consider(call)
  expect(look).toHaveBeenCalledTimes(1)
  expect(foresee.mock.calls).toEqual(look.mock.calls)
})

test('behavior: nothing is foreseen of what cannot be paid', async () => {
  const { journey, ledger } = world
  const foresee = vi.spyOn(ledger, 'foresee')
  await journey.foresee({ ...call, read: { ok: false, because: 'NO_OFFERS' } })
  expect(foresee).not.toHaveBeenCalled()
})

test('behavior: nothing is foreseen while a call is decided', async () => {
  const { journey, ledger } = world
  const foresee = vi.spyOn(ledger, 'foresee')
  const considering = journey.consider(call)
  await journey.foresee(call)
  expect(foresee).not.toHaveBeenCalled()
  await considering
  await journey.foresee(call)
  expect(foresee).toHaveBeenCalledTimes(1)
})
