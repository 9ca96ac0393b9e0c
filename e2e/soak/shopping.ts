import { setTimeout as sleep } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { carriesPayment } from '../testbed/http/request-log.ts'
import type { Seller } from '../testbed/sellers/seller.ts'
import type { Person } from './person.ts'
import type { Step } from './plan.ts'
import { startLook } from './reconcile.ts'
import type { World } from './world.ts'

/** A step that takes longer than this is given up by leaving the page, ms. */
const patienceMs = 15_000

/** Goes through the steps in one tab; says how many were given up. */
export async function goShopping(
  world: World,
  person: Person,
  tab: number,
  steps: readonly Step[],
  urlOf: (step: Step) => string,
): Promise<number> {
  let givenUp = 0
  for (const step of steps) {
    const page = world.tab(tab)
    const shop = world.shops[step.shop] as Seller
    if (step.how !== 'open' && !page.url().startsWith(`${shop.origin}/`))
      await goTo(page, `${shop.origin}/landed`)
    const [isDone] = await Promise.all([
      waited(person, purchase(page, shop, step, urlOf)),
      befall(world, step),
    ])
    if (isDone) continue
    givenUp++
    await goTo(page, `${shop.origin}/landed`)
  }
  return givenUp
}

/** Goes there, whatever else the page was about to do. */
async function goTo(page: Page, url: string): Promise<void> {
  // A page that is being paid for is loaded again by the wallet meanwhile.
  await expect(() => page.goto(url, { timeout: 10_000 })).toPass()
}

/** Settles once the step's requests have come to something. */
async function purchase(
  page: Page,
  shop: Seller,
  step: Step,
  urlOf: (step: Step) => string,
): Promise<void> {
  const fetchIt = (url: string) =>
    page
      .evaluate(
        (url) =>
          fetch(url).then(
            ({ status }) => status,
            () => 0,
          ),
        url,
      )
      // Left by another step.
      .catch(() => 0)
  if (step.how !== 'open') {
    const calls = step.how === 'pair' ? 2 : 1
    await Promise.all(Array.from({ length: calls }, () => fetchIt(urlOf(step))))
    return
  }
  const { pathname, search, href } = new URL(urlOf(step))
  const paid = shop.log.waitFor(
    (seen) => seen.url === pathname + search && carriesPayment(seen),
    { timeoutMs: 4_000 },
  )
  await Promise.all([
    // The wallet's own reload may come before this is done.
    page.goto(href, { waitUntil: 'commit' }).catch(() => undefined),
    paid.catch(() => undefined),
  ])
}

/** Waits as a person does who answers what is asked meanwhile. */
async function waited(person: Person, work: Promise<void>): Promise<boolean> {
  const done = work.then(() => true)
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    const isDone = await Promise.race([done, sleep(120).then(() => false)])
    await person.answerAll()
    if (isDone) return true
  }
  return false
}

async function befall(world: World, step: Step): Promise<void> {
  const { mishap, mishapMs } = step
  switch (mishap) {
    case null:
      return
    case 'rpc-down':
    case 'rpc-up':
      return await world.setRpc(mishap === 'rpc-up')
    case 'look':
      return await startLook(world)
    case 'kill-look':
      await startLook(world)
      await sleep(mishapMs)
      return await world.killWorker()
    case 'kill':
      await sleep(mishapMs)
      return await world.killWorker()
  }
}
