import { expect, test, vi } from 'vitest'
import {
  buildWorld,
  challenge,
  payTo,
  sighting,
} from '@/lib/testing/payment-world'
import { askOnce } from './ask-once'
import { questionViewsOf } from './question-view'

const site = 'https://a.test'

test('what differs is asked for each, what is the same once', async () => {
  const recipient = vi.fn(async (_: string, to: string) => ({
    toThis: to === payTo ? 1 : 0,
    hasOthers: true,
  }))
  const takenBy = vi.fn(async () => [])
  const asked = askOnce({ recipient, takenBy, usual: async () => null })
  const other = `0x${'99'.repeat(20)}` as const
  const answers = await Promise.all(
    ([payTo, other, payTo, other] as const).map((to) =>
      asked.recipient(site, to),
    ),
  )
  expect(answers.map(({ toThis }) => toThis)).toEqual([1, 0, 1, 0])
  expect(recipient).toHaveBeenCalledTimes(2)
  await asked.takenBy(site, 1)
  await asked.takenBy(site, 2)
  await asked.takenBy(site, 1)
  expect(takenBy).toHaveBeenCalledTimes(2)
})

test('behavior: forty questions of one site ask the ledger as often as one', async () => {
  const world = buildWorld()
  const { journey, questions, state } = world
  const { target, circumstances } = sighting()
  for (let n = 0; n < 40; n++)
    await journey.consider(
      sighting({
        questionId: `q${n}`,
        target: {
          ...target,
          kind: 'call',
          callId: `c${n}`,
          url: `${site}/${n}`,
        },
        read: { ok: true, challenge: challenge() },
        circumstances: { ...circumstances, kind: 'call' },
      }),
    )
  const waiting = [...questions.values()]
  expect(waiting).toHaveLength(40)
  const asked = { ...world.ledger }
  const recipient = vi.spyOn(asked, 'recipient')
  const takenBy = vi.spyOn(asked, 'takenBy')
  const { nowMs } = state
  await questionViewsOf(waiting, { ledger: asked, journey, nowMs })
  expect(recipient).toHaveBeenCalledOnce()
  expect(takenBy).toHaveBeenCalledTimes(2)
})
