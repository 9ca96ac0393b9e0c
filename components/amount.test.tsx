// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Amount } from './amount'

const network = 'eip155:8453'
const usdc = '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913'

afterEach(cleanup)

function textOf(atomic: bigint | string, asset = usdc) {
  return render(
    <Amount atomic={atomic} network={network} asset={asset} hasDollars />,
  ).container.textContent
}

test('keeps every digit, and adds dollars where the token is pegged', () => {
  expect(textOf('10000')).toBe('0.01 USDC $0.01')
  expect(textOf(1n)).toBe('0.000001 USDC $0.000001')
  expect(textOf('9'.repeat(78))).toContain(`${'9'.repeat(72)}.999999 USDC`)
})

test('behavior: never lends a name or decimals to an unknown token', () => {
  expect(textOf('10000', `0x${'1'.repeat(40)}`)).toBe(
    '10000 units of an unknown token, 0x1111…1111',
  )
})
