import { expect } from '@playwright/test'
import type { QuestionView } from '../../lib/contracts/question.ts'
import { password } from '../harness/wallet.ts'
import type { World } from './world.ts'

/** So much that no limit is in the way: what is soaked are sums, not stops. */
const much = `${10n ** 12n}`

/** Raises what holds above all rules. */
export async function raiseCeilings(world: World): Promise<void> {
  const { ceilings } = await world.call<{ ceilings: object }>('limits')
  const raised = Object.fromEntries(
    Object.keys(ceilings).map((name) => [name, much]),
  )
  expect(
    await world.call('setCeilings', { ceilings: raised, password }),
  ).toMatchObject({ ok: true })
}

/** Buys once by hand at a shop and lets it take more from now on. */
export async function allowShop(world: World, at: number): Promise<void> {
  const page = world.tab(0)
  const { origin } = world.shops[at] as { origin: string }
  await page.goto(`${origin}/landed`)
  const answered = page.evaluate(
    (url) => fetch(url).then(({ status }) => status),
    `${origin}/dialect/v2-header?n=allow`,
  )
  let asked: QuestionView | undefined
  await expect
    .poll(async () => {
      ;[asked] = await world.questions()
      return asked !== undefined
    })
    .toBe(true)
  const rule = {
    perPayment: '10000',
    per24h: much,
    per30d: much,
    kinds: ['open', 'call'],
    perMinute: 600,
  }
  const choice = { kind: 'pay', offerIndex: 0, again: false, rule }
  expect(
    await world.call('answer', {
      questionId: asked?.id,
      hash: asked?.hash,
      choice,
    }),
  ).toMatchObject({ ok: true })
  expect(await answered).toBe(200)
}
