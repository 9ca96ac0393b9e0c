import { expect, test } from 'vitest'
import type { Sender } from '@/lib/messaging/serve'
import { sighting } from '@/lib/testing/payment-world'
import { inFront, seen } from './told-by-page'

const from = (tab: object | undefined) => ({ tab }) as unknown as Sender

test('a page in the tab in front is seen as it says', () => {
  expect(inFront(from({ id: 1, active: true }), sighting())).toEqual(sighting())
})

test.each([
  ['a tab behind others', { id: 1, active: false }],
  ['a tab of which the browser says nothing', { id: 1 }],
  ['no tab', undefined],
])('%s is not in front, whatever its page says', (_, tab) => {
  const noticed = { kind: 'sighting', sighting: sighting() } as const
  expect(seen(from(tab), noticed)).toMatchObject({
    kind: 'sighting',
    sighting: { circumstances: { isVisible: false } },
  })
})

test('what is no sighting stays as it is', () => {
  const noticed = { kind: 'leave', because: 'NOT_X402' } as const
  expect(seen(from(undefined), noticed)).toBe(noticed)
})
