import { execFileSync } from 'node:child_process'
import { hexToBytes } from 'viem'
import { english, generateMnemonic, mnemonicToAccount } from 'viem/accounts'
import { workerHeap } from '../harness/heap.ts'
import { dumpStores } from '../harness/stores.ts'
import { expect, test } from '../harness/test.ts'
import { callWallet, openSpeaker, password } from '../harness/wallet.ts'
import { questionWindow } from '../screens/question.ts'

test('after a lock nothing secret is in storage, in files or in the worker', async ({
  bed,
  loaded,
}) => {
  const { context } = loaded
  const phrase = generateMnemonic(english)
  const account = mnemonicToAccount(phrase)
  const key = account.getHdKey().privateKey as Uint8Array
  const keyHex = Buffer.from(key).toString('hex')

  const speaker = await openSpeaker(loaded)
  const call = <value>(name: string, input?: unknown) =>
    callWallet<value>(speaker, name, input)
  await call('importWallet', { kind: 'phrase', secret: phrase, password })
  await call('saveSettings', { testNetworks: true, askIn: 'window' })
  await bed.chains[84532].mint(account.address, 1_000_000n)

  // Everything that touches a key: lock, unlock, show, pay.
  await call('lock')
  await call('unlock', { password })
  await call('reveal', { password })
  const page = await context.newPage()
  await page.goto(`${bed.sellers.v2.origin}/articles/otters`)
  await (await questionWindow(context)).sayYes()
  await expect(page.getByText('Scripts ran.')).toBeVisible()

  // The search can find: the address is public and is there.
  const secrets = {
    phrase,
    'start of the phrase': phrase.split(' ').slice(0, 4).join(' '),
    password,
    'key in hex': keyHex,
    'key as a number': BigInt(`0x${keyHex}`).toString(),
    'key as a list of bytes': [...hexToBytes(`0x${keyHex}`)].join(','),
  }
  await call('lock')

  const stores = await speaker.evaluate(dumpStores)
  expect(stores.toLowerCase()).toContain(account.address.toLowerCase())
  const planted = `planted-${phrase.length}-${Date.now()}`
  await (await loaded.worker()).evaluate(
    (planted) => Object.assign(globalThis, { planted }),
    planted,
  )
  const heap = await workerHeap(context, speaker)
  // The search finds what is there.
  expect(heap.includes(planted)).toBe(true)
  for (const [what, secret] of Object.entries(secrets)) {
    expect(stores.includes(secret), `${what} in storage`).toBe(false)
    expect(heap.includes(secret), `${what} in the worker's heap`).toBe(false)
  }

  // Files of the profile, after the browser wrote them all.
  await loaded.close({ keepProfile: true })
  for (const [what, secret] of Object.entries(secrets)) {
    const found = grep(secret, loaded.profile)
    expect(found, `${what} in the profile's files`).toEqual([])
  }
  expect(grep(account.address, loaded.profile).length).toBeGreaterThan(0)
})

/** Files below a folder that contain a text. */
function grep(text: string, folder: string): string[] {
  try {
    return execFileSync('grep', ['-rlaFi', '--', text, folder])
      .toString()
      .trim()
      .split('\n')
  } catch {
    return []
  }
}
