import { expect, test } from 'vitest'
import { buildWorld, sighting } from '@/lib/testing/payment-world'
import { createJourney } from './journey'
import { questionLifeMs } from './question'

test('behavior: a page that does not answer holds up nobody', async () => {
  const world = buildWorld()
  const { target, circumstances } = sighting()
  const told: string[] = []
  const journey = createJourney({
    ...world.parts,
    presenter: {
      ...world.parts.presenter,
      tell: ({ callId }, verdict) => {
        told.push(`${callId} ${verdict}`)
        return new Promise(() => undefined)
      },
    },
  })
  for (const callId of ['c1', 'c2'])
    await journey.consider(
      sighting({
        questionId: `D1:${callId}`,
        target: {
          ...target,
          kind: 'call',
          callId,
          url: `${target.url}/${callId}`,
        },
        circumstances: { ...circumstances, kind: 'call' },
      }),
    )
  expect(world.questions.size).toBe(2)
  world.state.nowMs += questionLifeMs + 1
  await journey.expire()
  expect(world.questions.size).toBe(0)
  expect(told).toEqual(['c1 leave', 'c2 leave'])
})
