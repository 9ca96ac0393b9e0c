import { domainSeparator, getAddress } from 'viem'
import { expect, test } from 'vitest'
import { networkByChainId, networkById, networks } from './networks'
import { findToken, tokens } from './tokens'

/**
 * First four bytes of each contract's `DOMAIN_SEPARATOR()`, recorded apart from
 * the table: a typing error in a name, a version or an address changes them.
 */
const separators: Record<string, string> = {
  'eip155:8453 USDC': '0x02fa7265',
  'eip155:84532 USDC': '0x71f17a3b',
  'eip155:1 USDC': '0x06c37168',
  'eip155:43114 USDC': '0xbbea2003',
  'eip155:137 USDC': '0xcaa2ce1a',
  'eip155:42161 USDC': '0x08d11903',
  'eip155:190415 USDC.e': '0xec205e80',
  'eip155:181228 USDC.e': '0x770326a8',
  'eip155:143 USDC': '0xfe22123e',
}

test.each(Object.entries(separators))('domain separator of %s', (place, four) => {
  const token = tokens.find((t) => `${t.network} ${t.symbol}` === place)
  if (!token) throw new Error(`${place} is not in the table.`)
  const network = networkById(token.network)
  const separator = domainSeparator({
    domain: {
      ...token.domain,
      chainId: network?.chainId,
      verifyingContract: token.address,
    },
  })
  expect(separator.slice(0, 10)).toBe(four)
})
