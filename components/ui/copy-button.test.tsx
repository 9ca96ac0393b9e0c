// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { CopyButton } from './copy-button'

const writeText = vi.fn(async (_: string) => undefined)
vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText } })

afterEach(cleanup)

function press() {
  render(<CopyButton text="0xa" label="Copy address" />)
  fireEvent.click(screen.getByRole('button', { name: 'Copy address' }))
}

test('what was copied is said', async () => {
  press()
  expect(await screen.findAllByText('Copied')).toHaveLength(2)
  expect(writeText).toHaveBeenCalledExactlyOnceWith('0xa')
})

test('behavior: a clipboard that refuses is said too', async () => {
  writeText.mockRejectedValueOnce(new Error('refused'))
  press()
  expect(await screen.findAllByText('Not copied')).toHaveLength(2)
})
