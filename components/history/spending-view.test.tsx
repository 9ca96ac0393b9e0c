// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { sampleDay, sampleRow } from './samples'
import { SpendingView } from './spending-view'

const at = (day: number, site: string, amount: string) =>
  sampleRow({
    id: `${day}${site}`,
    createdAtMs: Date.UTC(2026, 10, day, 12),
    site,
    amount,
  })

const cells = () =>
  screen
    .getAllByRole('row')
    .map((row) =>
      [...row.querySelectorAll('th, td')].map(({ textContent }) => textContent),
    )

afterEach(cleanup)

test('the plot has a table behind it that says the same', () => {
  const rows = [
    at(20, 'https://a.example', '10000'),
    at(20, 'https://b.example', '5000'),
    at(18, 'https://a.example', '2500'),
    sampleRow({ status: 'void', amount: '999999' }),
  ]
  render(<SpendingView rows={rows} />)
  expect(document.querySelectorAll('svg rect')).toHaveLength(3)
  expect(cells()).toEqual([
    ['Day', 'a.example', 'b.example', 'Together'],
    ['Nov 20, 2026', '0.01', '0.005', '0.015'],
    ['Nov 18, 2026', '0.0025', '–', '0.0025'],
  ])
  fireEvent.click(screen.getByRole('switch', { name: 'As a table' }))
  expect(document.querySelector('svg rect')).toBeNull()
  expect(cells()).toHaveLength(3)
  fireEvent.change(screen.getByLabelText('By'), { target: { value: 'month' } })
  expect(cells()[1]).toEqual(['November 2026', '0.0125', '0.005', '0.0175'])
})

test('days of older payments are bars and lines as any other', () => {
  const day = sampleDay({ site: 'https://a.example' })
  render(
    <SpendingView
      rows={[at(20, 'https://b.example', '5000')]}
      days={[day, { ...day, startMs: Date.UTC(2025, 4, 3) }]}
    />,
  )
  expect(cells()).toEqual([
    ['Day', 'a.example', 'b.example', 'Together'],
    ['Nov 20, 2026', '–', '0.005', '0.005'],
    ['May 3, 2025', '0.04', '–', '0.04'],
    ['May 2, 2025', '0.04', '–', '0.04'],
  ])
})

test('the seventh site and those after it are others', () => {
  const rows = Array.from({ length: 8 }, (_, n) =>
    at(20, `https://s${n}.example`, String(80_000 - n * 10_000)),
  )
  render(<SpendingView rows={rows} />)
  expect(document.querySelectorAll('svg rect')).toHaveLength(7)
  expect(cells()[0]?.at(-2)).toBe('Others')
  expect(cells()[1]?.at(-2)).toBe('0.03')
})

test('nothing spent is said', () => {
  render(<SpendingView rows={[sampleRow({ status: 'void' })]} />)
  expect(screen.getByText('Nothing was spent here.')).toBeTruthy()
})
