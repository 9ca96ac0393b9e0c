import { beforeEach, describe, expect, test, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import * as z from 'zod/mini'
import { connect } from './connect'
import type { Contract } from './contract'
import { nothing } from './nothing'
import { serve } from './serve'

const contract = {
  lock: { input: nothing, output: nothing },
  unlock: {
    input: z.object({ password: z.string().check(z.minLength(1)) }),
    output: z.boolean(),
  },
} satisfies Contract

const client = connect<typeof contract>('popup')
const unlock = vi.fn(
  async ({ password }: { password: string }) => password === 'right',
)
const handlers = { lock: async () => undefined, unlock }

function start(accepts: () => boolean = () => true) {
  serve({ channel: 'popup', contract, accepts, handlers })
}

beforeEach(() => {
  fakeBrowser.reset()
  unlock.mockClear()
})

describe('serve', () => {
  test('answers an accepted sender', async () => {
    start()
    expect(await client.unlock({ password: 'right' })).toBe(true)
    expect(await client.lock()).toBeUndefined()
  })

  test('behavior: refuses any other sender', async () => {
    start(() => false)
    await expect(client.unlock({ password: 'right' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(unlock).not.toHaveBeenCalled()
  })

  test('behavior: refuses input that does not parse', async () => {
    start()
    await expect(client.unlock({ password: '' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
    expect(unlock).not.toHaveBeenCalled()
  })

  test('behavior: refuses a name the contract lacks', async () => {
    start()
    const untyped = client as unknown as { toString: () => Promise<unknown> }
    await expect(untyped.toString()).rejects.toMatchObject({
      code: 'unknown_message',
    })
  })

  test('behavior: hides an unexpected error', async () => {
    start()
    unlock.mockRejectedValueOnce(new Error('key 0xdead is corrupt'))
    await expect(client.unlock({ password: 'right' })).rejects.toMatchObject({
      code: 'internal',
      message: 'Something went wrong.',
    })
  })

  test('behavior: leaves another channel alone', async () => {
    start()
    const page = connect<typeof contract>('page')
    await expect(page.lock()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
