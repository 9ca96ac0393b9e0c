import { expect, test, vi } from 'vitest'
import { sampleArea } from '@/lib/testing/sample-area'
import { createAudited } from './audited'

test('a session is audited once, by whichever worker comes first', async () => {
  const area = sampleArea()
  const audit = vi.fn(async () => 'sound' as never)
  const { audited } = createAudited(audit, area)
  expect(await audited()).toBe(true)
  expect(await audited()).toBe(false)
  expect(await createAudited(audit, area).audited()).toBe(false)
  expect(audit).toHaveBeenCalledOnce()
})

test('behavior: the ledger that comes after a wipe is audited anew', async () => {
  const audit = vi.fn(async () => 'sound' as never)
  const { audited, forget } = createAudited(audit, sampleArea())
  await audited()
  await forget()
  expect(await audited()).toBe(true)
})
