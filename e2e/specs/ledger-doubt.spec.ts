import type { Page } from '@playwright/test'
import { launch } from '../harness/browser.ts'
import { ways } from '../harness/calls.ts'
import { setClockOff } from '../harness/clock.ts'
import { openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { openDashboard } from '../screens/dashboard.ts'
import { expectAsked, giveLimit, ruleOf } from '../screens/limits.ts'
import { questionWindow } from '../screens/question.ts'

const hourMs = 3_600_000
const dayMs = 24 * hourMs

for (const [name, offMs] of [
  ['set back a day', -dayMs],
  ['set forward a month', 31 * dayMs],
] as const)
  test(`T64 T65 a clock ${name} pays nothing by a rule`, async ({
    bed,
    page,
    loaded,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/dialect/v2-header`
    await giveLimit(reader, `${url}?call=0`)
    expect((await ways['fetch GET'](page, `${url}?call=1`)).status).toBe(200)
    // Delivered on the clock that is right, not on the wrong one.
    await expect
      .poll(async () => (await wallet.history())[0]?.status)
      .toBe('delivered')

    await setClockOff(loaded, offMs)
    // The seller lives in the same wrong time: nothing else gives it away.
    hand.runAhead(offMs)
    try {
      await wallet.call('unlock', { password })
      const asked = ways['fetch GET'](page, `${url}?call=2`)
      await expectAsked(wallet, 'CLOCK_SUSPECT')
      await reader.sayNo()
      expect((await asked).status).toBe(402)
      expect(await wallet.call('limits')).toMatchObject({
        doubt: 'CLOCK_SUSPECT',
      })
      expect(await books.settlements()).toBe(2)
      expect(await books.spent()).toBe(20_000n)
    } finally {
      hand.runAhead(0)
    }

    // Set right again, the rule goes on.
    await setClockOff(loaded, 0)
    await wallet.call('unlock', { password })
    expect((await ways['fetch GET'](page, `${url}?call=3`)).status).toBe(200)
    expect(await books.settlements()).toBe(3)
  })

test("T64 a seller's time far from ours pays nothing by a rule", async ({
  bed,
  page,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, `${url}?call=0`)
  hand.runAhead(10 * 60_000)
  try {
    void ways['fetch GET'](page, `${url}?call=1`).catch(() => undefined)
    await expectAsked(wallet, 'CLOCK_SUSPECT')
    expect(await books.settlements()).toBe(1)
  } finally {
    hand.runAhead(0)
  }
})

/** Changes one stored payment as somebody with the disk could. */
async function editLedger(page: Page, value: string): Promise<number> {
  return await page.evaluate(async (value) => {
    const open = indexedDB.open('tuppence-ledger')
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const writing = db.transaction('payments', 'readwrite')
    const store = writing.objectStore('payments')
    let edited = 0
    store.openCursor(null, 'prev').onsuccess = ({ target }) => {
      const cursor = (target as IDBRequest<IDBCursorWithValue | null>).result
      if (!cursor) return
      if (cursor.value.decidedBy.kind === 'rule' && edited === 0) {
        edited++
        cursor.value.intent.value = value
        cursor.update(cursor.value)
      }
      cursor.continue()
    }
    await new Promise((resolve) => {
      writing.oncomplete = resolve
    })
    db.close()
    return edited
  }, value)
}

test('T66 a ledger row edited on disk stops every rule, and payments by hand go on', async ({
  bed,
  page,
  loaded,
  wallet,
  reader,
  booksOf,
}) => {
  const { hand } = bed.sellers
  const books = await booksOf(hand)
  const url = `${hand.origin}/dialect/v2-header`
  await giveLimit(reader, `${url}?call=0`)
  expect((await ways['fetch GET'](page, `${url}?call=1`)).status).toBe(200)
  await expect.poll(books.settlements).toBe(2)
  expect(await editLedger(wallet.page, '1')).toBe(1)

  await loaded.close({ keepProfile: true })
  const again = await launch({ profile: loaded.profile })
  try {
    const speaker = await openSpeaker(again)
    await callWallet(speaker, 'unlock', { password })
    const later = await openBooks(bed.chains[84532], wallet.address, hand)
    const tab = await again.context.newPage()
    await tab.goto(`${hand.origin}/landed`)
    const asked = ways['fetch GET'](tab, `${url}?call=2`)
    const question = await questionWindow(again.context)
    await expect
      .poll(async () =>
        (
          await callWallet<{ stop: { code: string } | null }[]>(
            speaker,
            'questions',
          )
        ).map(({ stop }) => stop?.code),
      )
      .toEqual(['LEDGER_SUSPECT'])
    expect(await later.settlements()).toBe(0)

    await question.sayYes()
    expect((await asked).status).toBe(200)
    await expect.poll(later.settlements).toBe(1)
    expect(await later.spent()).toBe(10_000n)

    // The records are trusted as they are, also where the wallet is locked.
    await callWallet(speaker, 'lock')
    const limits = await openDashboard(again, 'limits')
    await limits.getByRole('button', { name: 'Trust the records' }).click()
    const dialog = limits.getByRole('dialog')
    await dialog.getByLabel('Password', { exact: true }).fill(password)
    await dialog.getByRole('button', { name: 'Trust the records' }).click()
    await expect(limits.getByText('The records are sealed anew.')).toBeVisible()
    expect(await callWallet(speaker, 'limits')).toMatchObject({ doubt: null })
    expect(await callWallet(speaker, 'status')).toMatchObject({
      wallet: 'unlocked',
    })
  } finally {
    await again.close()
  }
})

for (const how of ['refuses', 'gives up at the end'] as const)
  test(`T66 a full disk that ${how} signs nothing`, async ({
    bed,
    page,
    loaded,
    wallet,
    reader,
    booksOf,
  }) => {
    const { hand } = bed.sellers
    const books = await booksOf(hand)
    const url = `${hand.origin}/dialect/v2-header`
    await giveLimit(reader, `${url}?call=0`)
    hand.log.clear()
    // An extension has no quota a test could lower: its writes fail instead.
    const worker = await loaded.worker()
    await worker.evaluate((how) => {
      const store = IDBObjectStore.prototype
      const { add, put } = store
      const full = () => new DOMException('Full', 'QuotaExceededError')
      for (const [name, real] of [
        ['add', add],
        ['put', put],
      ] as const)
        store[name] = function (this: IDBObjectStore, ...args) {
          if (how === 'refuses') throw full()
          return real.apply(this, args)
        }
      const end = IDBTransaction.prototype
      const { commit } = end
      if (how === 'gives up at the end')
        end.commit = function () {
          this.abort()
        }
      Object.assign(globalThis, {
        makeRoom() {
          Object.assign(store, { add, put })
          end.commit = commit
        },
      })
    }, how)
    const statuses = await page.evaluate(
      (url) =>
        Promise.all(
          [1, 2, 3].map((call) =>
            fetch(`${url}?call=${call}`, {
              signal: AbortSignal.timeout(3000),
            }).then(
              ({ status }) => status,
              () => 'waits',
            ),
          ),
        ),
      url,
    )
    for (const status of statuses) expect([402, 'waits']).toContain(status)
    expect(hand.log.paid()).toEqual([])
    expect(await books.settlements()).toBe(1)

    // With room again, all goes on.
    await worker.evaluate(() =>
      (globalThis as unknown as { makeRoom(): void }).makeRoom(),
    )
    for (const { id, hash } of await wallet.questions())
      await wallet
        .call('answer', { questionId: id, hash, choice: { kind: 'dont-pay' } })
        .catch(() => undefined)
    expect((await ways['fetch GET'](page, `${url}?call=9`)).status).toBe(200)
    expect(await books.settlements()).toBe(2)
    expect(await books.spent()).toBe(20_000n)
    expect((await ruleOf(wallet, hand.origin)).per24h.used).toBe('10000')
  })
