// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CodedError } from '@/lib/messaging/errors'
import { PasswordPrompt } from './password-prompt'

const onSubmit = vi.fn()

beforeEach(() => {
  vi.useFakeTimers()
  onSubmit.mockReset()
})

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

async function send(password: string) {
  const field = screen.getByLabelText('Password')
  fireEvent.change(field, { target: { value: password } })
  const form = field.closest('form')
  await act(async () => {
    if (form) fireEvent.submit(form)
  })
}

const button = () =>
  screen.getByRole<HTMLButtonElement>('button', { name: 'Unlock' })

test('sends the password once, and forgets it', async () => {
  onSubmit.mockResolvedValue({ ok: true })
  render(<PasswordPrompt submitLabel="Unlock" onSubmit={onSubmit} />)
  await send('right')
  expect(onSubmit.mock.calls).toEqual([['right']])
  expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('')
})

test('behavior: a wrong password waits, counted down, and nothing is sent', async () => {
  onSubmit.mockResolvedValue({
    ok: false,
    because: 'WRONG_PASSWORD',
    waitMs: 3_000,
  })
  render(<PasswordPrompt submitLabel="Unlock" onSubmit={onSubmit} />)
  await send('wrong')
  expect(screen.getByRole('alert').textContent).toBe(
    'That is not the password.',
  )
  expect(screen.getByText('Try again in 3 seconds.')).toBeTruthy()

  await send('again')
  expect(onSubmit).toHaveBeenCalledTimes(1)
  expect(button().disabled).toBe(true)

  await act(() => vi.advanceTimersByTimeAsync(2_250))
  expect(screen.getByText('Try again in 1 second.')).toBeTruthy()
  await act(() => vi.advanceTimersByTimeAsync(1_000))
  expect(button().disabled).toBe(false)
  await send('right')
  expect(onSubmit).toHaveBeenCalledTimes(2)
})

test('behavior: says when the background is away', async () => {
  onSubmit.mockRejectedValue(new Error('gone'))
  render(<PasswordPrompt submitLabel="Unlock" onSubmit={onSubmit} />)
  await send('right')
  expect(screen.getByRole('alert').textContent).toContain('did not answer')
  expect(button().disabled).toBe(false)
})

test.each([
  ['VAULT_CORRUPT', 'The stored wallet is damaged and cannot be opened.'],
  [
    'VAULT_PARAMS',
    'This version of Tuppence cannot read the stored wallet. Look for an update first.',
  ],
])(
  'behavior: %s says that the money is not lost, and the way on',
  async (code, what) => {
    onSubmit.mockRejectedValue(new CodedError(code, 'unreadable'))
    render(<PasswordPrompt submitLabel="Unlock" onSubmit={onSubmit} />)
    await send('right')
    expect(screen.getByRole('alert').textContent).toBe(what)
    screen.getByText(/money is safe with your recovery phrase or private key/)
    const way = screen.getByRole('link', { name: 'Go to Settings to wipe' })
    expect(way.getAttribute('href')).toBe('/dashboard.html#/settings')
  },
)

test('behavior: an empty password or an unready form is not sent', async () => {
  render(
    <PasswordPrompt submitLabel="Unlock" isReady={false} onSubmit={onSubmit} />,
  )
  await send('right')
  expect(onSubmit).not.toHaveBeenCalled()
})
