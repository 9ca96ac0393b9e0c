import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { launch } from '../harness/browser.ts'
import { forged } from '../harness/forged.ts'
import { expectPaidOnce, expectUnpaid, openBooks } from '../harness/money.ts'
import { expect, test } from '../harness/test.ts'
import { setUpWallet } from '../harness/wallet.ts'
import { questionWindow } from '../screens/question.ts'

test('a second extension reaches nobody', async ({ bed }) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'enemy-'))
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Enemy',
      version: '1',
      permissions: ['scripting', 'tabs'],
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'enemy.js' },
    }),
  )
  writeFileSync(path.join(folder, 'enemy.js'), '')
  const loaded = await launch({ extraExtensions: [folder] })
  try {
    const wallet = await setUpWallet(loaded, bed)
    const page = await loaded.context.newPage()
    const { v2 } = bed.sellers
    const books = await openBooks(bed.chains[84532], wallet.address, v2)
    await page.goto(`${v2.origin}/articles/otters`)
    const question = await questionWindow(loaded.context)
    const [view] = await wallet.questions()
    const enemy =
      loaded.context
        .serviceWorkers()
        .find((one) => one.url().endsWith('/enemy.js')) ??
      (await loaded.context.waitForEvent('serviceworker', {
        predicate: (one) => one.url().endsWith('/enemy.js'),
      }))
    const visit = forged('page', 'visit', {
      ...{ status: 402, title: '' },
      ...{ isVisible: true, hasGesture: true },
    })
    const replies = await enemy.evaluate(
      async ([id, questionId, hash, visit]) => {
        const tries = [
          { channel: 'wallet', name: 'status' },
          {
            channel: 'wallet',
            name: 'answer',
            input: {
              questionId,
              hash,
              choice: { kind: 'pay', offerIndex: 0, again: false },
            },
          },
          visit,
        ]
        const answers: string[] = []
        for (const message of tries)
          answers.push(
            await chrome.runtime.sendMessage(id as string, message).then(
              (reply) => `reply ${JSON.stringify(reply)}`,
              () => 'nobody',
            ),
          )
        return answers
      },
      [new URL(loaded.origin).host, view?.id, view?.hash, visit] as const,
    )
    expect(replies).toEqual(['nobody', 'nobody', 'nobody'])
    await expectUnpaid(books)
    await question.sayYes()
    await expectPaidOnce(books, 10_000n)
  } finally {
    await loaded.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
