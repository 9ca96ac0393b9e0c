// @vitest-environment happy-dom
import {
  cleanup,
  fireEvent,
  render,
  screen,
  waitFor,
} from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { networkById } from '@/lib/tokens/networks'
import type { Network } from '@/lib/tokens/token'
import { RpcUrl } from './rpc-url'

vi.mock('@/lib/chain/check-rpc', () => ({ checkRpc: async () => 'OK' }))

afterEach(cleanup)

const own = 'https://rpc.example/'
const base = networkById('eip155:8453') as Network

/** A person saves an endpoint of their own; the wallet answers later. */
function saveOwn() {
  let answer: (isKept: boolean) => void = () => undefined
  const onChoose = vi.fn(
    () =>
      new Promise<boolean>((resolve) => {
        answer = resolve
      }),
  )
  render(<RpcUrl network={base} chosen={undefined} onChoose={onChoose} />)
  const field = screen.getByLabelText('RPC URL for Base')
  fireEvent.change(field, { target: { value: own } })
  fireEvent.submit(field.closest('form') as HTMLFormElement)
  return { onChoose, answer: (isKept: boolean) => answer(isKept) }
}

test('an endpoint is said to be saved once it is', async () => {
  const { onChoose, answer } = saveOwn()
  await waitFor(() => expect(onChoose).toHaveBeenCalledExactlyOnceWith(own))
  expect(screen.queryByText('Saved.')).toBeNull()
  answer(true)
  await screen.findByText('Saved.')
})

test('behavior: one that was not kept is said so', async () => {
  const { onChoose, answer } = saveOwn()
  await waitFor(() => expect(onChoose).toHaveBeenCalledOnce())
  answer(false)
  await screen.findByText('That could not be saved. Try again.')
  expect(screen.queryByText('Saved.')).toBeNull()
})
