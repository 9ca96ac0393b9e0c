import { recoverMessageAddress } from 'viem'
import { beforeEach, expect, test, vi } from 'vitest'
import { signInMessage } from '@/lib/x402/extensions/sign-in-with-x/message'
import {
  account,
  createBrowser,
  createSignIn,
  password,
  phrase,
} from './testing'

vi.mock('@noble/hashes/scrypt.js', async (importOriginal) =>
  (await import('./testing')).rememberScrypt(importOriginal),
)

let browser: ReturnType<typeof createBrowser>

beforeEach(async () => {
  browser = createBrowser()
  await browser.vault().importPhrase({ phrase, password })
})

const why = (id: string, vault = browser.vault()) =>
  vault.signSignIn(id).then(
    () => 'signed',
    ({ code }) => code,
  )

test('signs the message of a written sign-in, the same bytes every time', async () => {
  const vault = browser.vault()
  await vault.unlock(password)
  const signature = await vault.signSignIn('s1')
  const message = signInMessage(createSignIn().terms, account)
  expect(await recoverMessageAddress({ message, signature })).toBe(account)
  expect(await browser.vault().signSignIn('s1')).toBe(signature)
})

test('signs nothing that was not written, is over, or is another account’s', async () => {
  const vault = browser.vault()
  await vault.unlock(password)
  expect(await why('never-written')).toBe('NOT_SIGNABLE')
  // The id of a payment is not that of a sign-in.
  expect(await why('p1')).toBe('NOT_SIGNABLE')
  for (const outcome of ['ok', 'refused', 'unknown'] as const) {
    browser.signIns.set('s1', createSignIn({ outcome }))
    expect(await why('s1')).toBe('NOT_SIGNABLE')
  }
  const address = '0x209693Bc6afc0C5328bA36FaF03C514EF312287C'
  browser.signIns.set('s1', createSignIn({ address }))
  expect(await why('s1')).toBe('NOT_SIGNABLE')
})

test('signs nothing while locked', async () => {
  const vault = browser.vault()
  await vault.lock()
  expect(await why('s1', vault)).toBe('LOCKED')
})
