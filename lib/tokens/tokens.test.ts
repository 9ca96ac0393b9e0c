import { domainSeparator, getAddress, isAddress } from 'viem'
import { expect, test } from 'vitest'
import { networkById } from './networks'
import { tokens } from './tokens'

/**
 * First four bytes of each contract's domain separator, recorded apart from the
 * table: a slip in a name, a version, a chain id or an address changes them.
 */
const separators: Record<string, string> = {
  'eip155:8453 USDC': '0x02fa7265',
  'eip155:84532 USDC': '0x71f17a3b',
  'eip155:137 USDC': '0xcaa2ce1a',
  'eip155:80002 USDC': '0x5cddc983',
  'eip155:190415 USDC.e': '0xec205e80',
  'eip155:181228 USDC.e': '0x770326a8',
  'eip155:43114 USDC': '0xbbea2003',
  'eip155:43113 USDC': '0xfe9fa105',
  'eip155:42161 USDC': '0x08d11903',
  'eip155:421614 USDC': '0x85944e12',
  'eip155:1 USDC': '0x06c37168',
  'eip155:42220 USDC': '0xb2ce31d2',
  'eip155:42220 USDT': '0xbcb4d62e',
  'eip155:42220 USAT': '0xe6bbb792',
  'eip155:11142220 USDC': '0x23f49119',
  'eip155:1329 USDC': '0x0a191361',
  'eip155:1328 USDC': '0x154bb598',
  'eip155:143 USDC': '0xfe22123e',
  'eip155:988 USDT0': '0xf21cc02b',
  'eip155:2201 USDT0': '0x8ab6d692',
  'eip155:14 USDT0': '0x4c53d754',
  'eip155:50 USDC': '0xe3bb44ae',
  'eip155:51 USDC': '0x3835afe6',
  'eip155:36900 USDC.e': '0x4369b2ef',
  'eip155:4689 USDC.e': '0x1fe7a84d',
  'eip155:3338 USDC': '0xa7d03bc6',
  'eip155:1514 USDC.e': '0xcf460508',
  'eip155:41923 USDC.e': '0xd75f4fd0',
  'eip155:2741 USDC.e': '0xf97688ce',
  'eip155:11124 USDC.e': '0x24182604',
  'eip155:324705682 USDC.e': '0x9c66d10c',
}

test('every token has its contract’s EIP-712 domain', () => {
  const found = tokens.map((token) => {
    const separator = domainSeparator({
      domain: {
        ...token.domain,
        chainId: Number(token.network.slice('eip155:'.length)),
        verifyingContract: token.address,
      },
    })
    return [`${token.network} ${token.symbol}`, separator.slice(0, 10)]
  })
  expect(Object.fromEntries(found)).toEqual(separators)
})

test('every address is written with its EIP-55 checksum', () => {
  for (const { address } of tokens) {
    expect(isAddress(address)).toBe(true)
    expect(address).toBe(getAddress(address))
  }
})

test('every token is on a network we vouch for, once', () => {
  const places = tokens.map((t) => `${t.network}/${t.address.toLowerCase()}`)
  expect(new Set(places).size).toBe(tokens.length)
  for (const { network } of tokens) expect(networkById(network)).toBeDefined()
})
