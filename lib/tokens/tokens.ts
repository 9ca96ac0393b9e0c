import type { Token } from './token'
import { vouch } from './vouch'

const sdk = '@x402/evm 2.27.0, DEFAULT_ASSETS'
const sdkV1 = 'x402 1.2.0, EVM config table'

/**
 * Tokens we vouch for: every dollar stablecoin of the reference tables that is
 * moved by EIP-3009.
 *
 * The name and version are the contract's own EIP-712 domain, which is not
 * what the token is called: native USDC is "USD Coin" on some networks and
 * "USDC" on others.
 */
export const tokens: readonly Token[] = [
  vouch(8453, '0x833589fCD6eDb6E08f4c7C32D4f71b54bdA02913', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(84532, '0x036CbD53842c5426634e7929541eC2318f3dCF7e', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(137, '0x3c499c542cEF5E3811e1192ce70d8cC03d5c3359', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(80002, '0x41E94Eb019C0762f9Bfcf9Fb1E58725BfB0e7582', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdkV1,
  }),
  vouch(190415, '0x401eCb1D350407f13ba348573E5630B83638E30D', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdk,
  }),
  vouch(181228, '0x401eCb1D350407f13ba348573E5630B83638E30D', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdk,
  }),
  vouch(43114, '0xB97EF9Ef8734C71904D8002F8b6Bc66Dd9c48a6E', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(43113, '0x5425890298aed601595a70AB815c96711a31Bc65', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdkV1,
  }),
  vouch(42161, '0xaf88d065e77c8cC2239327C5EDb3A432268e5831', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(421614, '0x75faf114eafb1BDbe2F0316DF893fd58CE46AA4d', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(1, '0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48', {
    symbol: 'USDC',
    domain: ['USD Coin', '2'],
    source: sdk,
  }),
  vouch(42220, '0xcebA9300f2b948710d2653dD7B07f33A8B32118C', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(42220, '0x48065fbBE25f71C9282ddf5e1cD6D6A887483D5e', {
    symbol: 'USDT',
    domain: ['Tether USD', '1'],
    source: sdk,
  }),
  vouch(42220, '0xD2ab3C9A02DBBAB236BfEC45D1d755DF4267F771', {
    symbol: 'USAT',
    domain: ['Tether America USD', '1'],
    source: sdk,
  }),
  vouch(11142220, '0x01C5C0122039549AD1493B8220cABEdD739BC44E', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(1329, '0xe15fC38F6D8c56aF07bbCBe3BAf5708A2Bf42392', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(1328, '0x4fCF1784B31630811181f670Aea7A7bEF803eaED', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(143, '0x754704Bc059F8C67012fEd69BC8A327a5aafb603', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(988, '0x779Ded0c9e1022225f8E0630b35a9b54bE713736', {
    symbol: 'USDT0',
    domain: ['USDT0', '1'],
    source: sdk,
  }),
  vouch(2201, '0x78Cf24370174180738C5B8E352B6D14c83a6c9A9', {
    symbol: 'USDT0',
    domain: ['USDT0', '1'],
    source: sdk,
  }),
  vouch(14, '0xe7cd86e13AC4309349F30B3435a9d337750fC82D', {
    symbol: 'USDT0',
    // U+20AE, the tugrik sign: the contract spells itself so.
    domain: ['USD₮0', '1'],
    source: sdk,
  }),
  vouch(50, '0xfA2958CB79b0491CC627c1557F441eF849Ca8eb1', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(51, '0xb5AB69F7bBada22B28e79C8FFAECe55eF1c771D4', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdk,
  }),
  vouch(36900, '0x9cb8142aEBBcdc60AF7c97Af897A67A8f3CA71C2', {
    symbol: 'USDC.e',
    domain: ['USDC.e', '2'],
    source: sdk,
  }),
  vouch(4689, '0xcDf79194C6C285077A58da47641D4dBe51F63542', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdkV1,
  }),
  vouch(3338, '0xbbA60da06c2c5424f03f7434542280FCAd453d10', {
    symbol: 'USDC',
    domain: ['USDC', '2'],
    source: sdkV1,
  }),
  vouch(1514, '0xF1815bd50389c46847f0Bda824eC8da914045D14', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdkV1,
  }),
  vouch(41923, '0x12a272A581feE5577A5dFa371afEB4b2F3a8C2F8', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC (Stargate)', '2'],
    source: sdkV1,
  }),
  vouch(2741, '0x84A71ccD554Cc1b02749b35d22F684CC8ec987e1', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdkV1,
  }),
  vouch(11124, '0xe4C7fBB0a626ed208021ccabA6Be1566905E2dFc', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC', '2'],
    source: sdkV1,
  }),
  vouch(324705682, '0x2e08028E3C4c2356572E096d8EF835cD5C6030bD', {
    symbol: 'USDC.e',
    domain: ['Bridged USDC (SKALE Bridge)', '2'],
    source: sdkV1,
  }),
]
