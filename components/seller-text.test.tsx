// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { SellerText } from './seller-text'

afterEach(cleanup)

test('shows words as text, apart in direction, quoted and labelled', () => {
  const { container } = render(
    <SellerText text={'<img src=x onerror=alert(1)> \u202eCDSU'} />,
  )
  expect(container.querySelector('img')).toBeNull()
  const words = container.querySelector('q > bdi[dir=auto]')
  expect(words?.textContent).toBe('<img src=x onerror=alert(1)> CDSU')
  expect(screen.getByText(/the seller's words/)).toBeTruthy()
})

test('behavior: shows nothing where nothing is left', () => {
  const { container } = render(<SellerText text={'\u200b\u202e\0'} />)
  expect(container.textContent).toBe('')
})
