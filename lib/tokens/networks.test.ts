import { expect, test } from 'vitest'
import {
  networkByChainId,
  networkById,
  networkByV1Name,
  networks,
} from './networks'
import { tokens } from './tokens'

test('a network is found by each of its names', () => {
  for (const network of networks) {
    expect(network.id).toBe(`eip155:${network.chainId}`)
    expect(networkById(network.id)).toBe(network)
    expect(networkByChainId(network.chainId)).toBe(network)
    if (network.v1Name !== null)
      expect(networkByV1Name(network.v1Name)).toBe(network)
  }
})

test('no two networks share a name', () => {
  const v1Names = networks.flatMap((n) => n.v1Name ?? [])
  expect(new Set(networks.map((n) => n.id)).size).toBe(networks.length)
  expect(new Set(networks.map((n) => n.name)).size).toBe(networks.length)
  expect(new Set(v1Names).size).toBe(v1Names.length)
})

test('near misses find nothing', () => {
  for (const id of ['eip155:08453', 'eip155:8453 ', 'EIP155:8453', '8453', ''])
    expect(networkById(id)).toBeUndefined()
  for (const name of ['Base', 'base ', 'eip155:8453', 'toString', ''])
    expect(networkByV1Name(name)).toBeUndefined()
})

test('every network has a token, an https endpoint and an explorer', () => {
  for (const network of networks) {
    expect(tokens.some((token) => token.network === network.id)).toBe(true)
    expect(network.rpcUrl).toMatch(/^https:\/\/[^\s]+[^/]$/)
    expect(network.explorerUrl).toMatch(/^https:\/\/[^\s/]+$/)
  }
})

test('test networks are the ones whose money is worth nothing', () => {
  expect(networks.filter((n) => n.isTest).map((n) => n.name)).toEqual([
    'Base Sepolia',
    'Polygon Amoy',
    'HPP Sepolia',
    'Avalanche Fuji',
    'Arbitrum Sepolia',
    'Celo Sepolia',
    'Sei Testnet',
    'Stable Testnet',
    'XDC Apothem',
    'Abstract Testnet',
    'SKALE Base Sepolia',
  ])
})
