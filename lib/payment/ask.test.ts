import { expect, test } from 'vitest'
import { buildWorld, sighting } from '@/lib/testing/payment-world'

test('what there is no room for is left as a plain 402', async () => {
  const { journey, parts, questions } = buildWorld()
  parts.questions.hasRoom = async () => false
  expect(await journey.consider(sighting())).toEqual({
    kind: 'leave',
    because: 'QUEUE_FULL',
  })
  expect(questions.size).toBe(0)
})
