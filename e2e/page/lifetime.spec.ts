import { stopWorker } from '../harness/stop-worker.ts'
import { expect, openStub, test } from './test.ts'

test('asks again when the worker was stopped while it answered', async ({
  page,
  context,
  said,
}) => {
  await page.evaluate(
    `void fetch('/pay/quote?plan=slow-pay').then((r) => { window.got = r.status })`,
  )
  await expect.poll(() => said('claim')).toHaveLength(1)
  const [before] = await said('claim')
  await stopWorker(context, page)
  await expect.poll(() => page.evaluate('window.got')).toBe(200)
  // A new worker has heard nothing but what it was told itself.
  const [after, ...more] = await said('claim')
  expect(after?.input.callId).toBe(before?.input.callId)
  expect(more).toEqual([])
})

test('asks again when a worker that was asking has said nothing', async ({
  page,
  said,
}) => {
  await page.evaluate(
    `void fetch('/pay/quote?plan=wait,pay').then((r) => { window.got = r.status })`,
  )
  await expect.poll(() => said('claim')).toHaveLength(1)
  await expect.poll(() => page.evaluate('window.got')).toBe(200)
})

test('leaves a call alone that the background refuses', async ({
  page,
  said,
}) => {
  const status = await page.evaluate(
    `fetch('/pay/quote?plan=refuse').then((r) => r.status)`,
  )
  expect(status).toBe(402)
  expect(await said('claim')).toHaveLength(1)
})

test('asks again after the back/forward cache', async ({
  page,
  seller,
  said,
}) => {
  // Playwright loses sight of a page that comes back; the server does not.
  await page.evaluate(`
    addEventListener('pageshow', (e) => fetch('/note?cached=' + e.persisted));
    void fetch('/pay/quote?plan=wait,leave').then((r) => fetch('/note?got=' + r.status))`)
  await expect.poll(() => said('claim')).toHaveLength(1)
  await page.goto(`${seller.origin}/page?next`)
  await expect.poll(() => said('gone')).toHaveLength(1)
  await page.evaluate('void setTimeout(() => history.back())')
  const notes = () =>
    seller.arrivals.map(({ path }) => path).filter((path) => /note/.test(path))
  await expect.poll(notes).toEqual(['/note?cached=true', '/note?got=402'])
})

test('lets go of everything when the extension is reloaded', async ({
  seller,
}) => {
  // A browser of its own: after a reload its rules no longer apply at once.
  const { context, backgroundOf, remove } = await openStub()
  const page = await context.newPage()
  await page.goto(`${seller.origin}/page`)
  await page.evaluate(
    `void fetch('/pay/quote?plan=wait').then((r) => { window.got = r.status })`,
  )
  const worker = await backgroundOf()
  const heard = () =>
    worker.evaluate(
      () => (globalThis as unknown as { said: unknown[] }).said.length,
    )
  await expect.poll(heard).toBe(1)
  expect(await page.evaluate('window.got')).toBeUndefined()
  await worker.evaluate(() => chrome.runtime.reload()).catch(() => undefined)
  await expect.poll(() => page.evaluate('window.got')).toBe(402)
  const later = await page.evaluate(`(async () => {
    const statuses = []
    for (let i = 0; i < 3; i++) statuses.push((await fetch('/pay/quote?plan=pay')).status)
    const events = []
    const xhr = new XMLHttpRequest(); xhr.open('GET', '/pay/quote?plan=pay'); xhr.send()
    await new Promise((resolve) => { xhr.onloadend = (e) => { events.push(e.isTrusted, xhr.status); resolve() } })
    return { statuses, events }
  })()`)
  // The browser's own event: nobody held the call and told of it afterwards.
  expect(later).toEqual({ statuses: [402, 402, 402], events: [true, 402] })
  await remove()
})
