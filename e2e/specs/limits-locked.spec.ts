import { expect, test } from '../harness/test.ts'
import { password } from '../harness/wallet.ts'
import { giveLimit, ruleOf } from '../screens/limits.ts'

test('a locked wallet pauses a limit, and resumes none', async ({
  bed,
  wallet,
  reader,
}) => {
  const { origin } = bed.sellers.hand
  await giveLimit(reader, `${origin}/dialect/v2-header?locked=0`)
  const { id } = await ruleOf(wallet, origin)
  const change = (isPaused: boolean) =>
    wallet.call('changeRule', { id, change: { isPaused } })
  const paused = async () => (await ruleOf(wallet, origin)).paused

  await wallet.call('lock')
  expect(await change(true)).toEqual({ ok: true })
  expect(await paused()).toBe('YOU')
  expect(await change(false)).toMatchObject({ because: 'PASSWORD_NEEDED' })
  expect(await paused()).toBe('YOU')

  await wallet.call('unlock', { password })
  expect(await change(false)).toEqual({ ok: true })
  expect(await paused()).toBeNull()
})
