import type { Address } from 'viem'

/** Uniswap's Permit2, the same address on every network. */
export const permit2Address: Address =
  '0x000000000022D473030F116dDEE9F6B43aC78BA3'

/** The contract that settles `exact` by Permit2 (x402 v2, scheme exact, EVM). */
export const exactProxyAddress: Address =
  '0x402085c248EeA27D92E8b30b2C58ed07f9E20001'

/** The contract that settles `upto` by Permit2 (x402 v2, scheme upto, EVM). */
export const uptoProxyAddress: Address =
  '0x4020A4f3b7b90ccA423B9fabCc0CE57C6C240002'

/** Contracts that only pass payments on: what is paid to them is lost. */
export const passingContracts: readonly Address[] = [
  permit2Address,
  exactProxyAddress,
  uptoProxyAddress,
]
