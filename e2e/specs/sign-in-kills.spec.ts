import { ways } from '../harness/calls.ts'
import { stopAt } from '../harness/stop-at.ts'
import { stopWorker } from '../harness/stop-worker.ts'
import { expect, test } from '../harness/test.ts'
import { questionInsteadOf, windowsOf } from '../screens/question.ts'
import { kinds } from '../screens/reader.ts'
import { signInsOf } from '../screens/sign-ins.ts'

const price = 10_000n
const labels = ['afterSignInKept', 'afterSignIn', 'afterSignInArmed'] as const

test.use({ build: 'test' })

/** The next visit finds the worker stopped, or one that has just begun. */
const finds = ['stopped', 'woken'] as const

const cases = kinds.flatMap((kind) =>
  labels.flatMap((label) =>
    finds
      // Only what waits in the browser for a page can tell the two apart.
      .filter((found) => found === 'stopped' || label === 'afterSignInArmed')
      .map((found) => ({ kind, label, found })),
  ),
)
for (const { kind, label, found } of cases)
  test(`the worker is killed ${label}, ${kind}, and found ${found}: no nonce twice, nothing paid, and the next visit opens`, async ({
    bed,
    context,
    loaded,
    page,
    wallet,
    reader,
    booksOf,
  }) => {
    const { siwx } = bed.sellers
    const books = await booksOf(siwx)
    const path = kind === 'open' ? 'articles/otters' : 'api/quote'
    const url = `${siwx.origin}/${path}`
    const bought = await reader.meet(kind, url)
    await reader.sayYes()
    await bought.gotIt()
    await expect.poll(books.settlements).toBe(1)
    // The window says that it was paid, and goes.
    await expect.poll(() => windowsOf(context).length).toBe(0)
    await page.goto('about:blank')
    siwx.log.clear()
    siwx.events.length = 0

    await reader.meet(kind, url)
    const question = await reader.question()
    const point = await stopAt(loaded, label)
    const [before] = await wallet.questions()
    await question.sayYes(question.openAgain)
    await point.reached()
    await stopWorker(context, wallet.page)
    if (found === 'woken') await wallet.call('status')
    const again = await reader.meet(kind, url)
    // What waited for the page is there when it is opened once more, unless
    // a new worker took it away.
    if (
      !(kind === 'open' && label === 'afterSignInArmed' && found === 'stopped')
    ) {
      const asked = await questionInsteadOf(
        before?.id,
        wallet,
        'Open again without paying',
      )
      await asked.sayYes(asked.openAgain)
    }
    await again.gotIt()

    expect(siwx.events).toEqual(['access_granted'])
    expect(signInsOf(siwx)).toHaveLength(1)
    expect(siwx.log.paid()).toEqual([])
    expect(await books.settlements()).toBe(1)
    expect(await books.spent()).toBe(price)
    // A call that follows carries nothing of it.
    await page.goto(`${siwx.origin}/landed`)
    await ways['fetch GET'](page, `${siwx.origin}/landed?next`)
    expect(signInsOf(siwx)).toHaveLength(1)
  })
