import {
  DEFAULT_ASSETS,
  authorizationTypes as types,
  x402ExactPermit2ProxyABI,
  x402ExactPermit2ProxyAddress,
  x402UptoPermit2ProxyABI,
  x402UptoPermit2ProxyAddress,
} from '@x402/evm'
import {
  createEIP712OfferReceiptIssuer,
  createJWSOfferReceiptIssuer,
  createOfferReceiptExtension,
  type OfferReceiptIssuer,
} from '@x402/extensions/offer-receipt'
import {
  createSIWxMessage,
  createSIWxPayload,
  encodeSIWxHeader,
} from '@x402/extensions/sign-in-with-x'

/** EIP-712 types of the reference client's authorisation. */
export const authorizationTypes = types

/** The reference's own table of tokens. */
export const defaultAssets = DEFAULT_ASSETS

/** How reference sellers sign what they offer and what they received. */
export const offerReceipts = {
  createEIP712OfferReceiptIssuer,
  createJWSOfferReceiptIssuer,
  createOfferReceiptExtension,
}
export type { OfferReceiptIssuer }

/** How the reference client writes a sign-in. */
export const signIn = {
  createMessage: createSIWxMessage,
  createPayload: createSIWxPayload,
  encode: encodeSIWxHeader,
}

/** The reference's own list of what x402's Permit2 contracts can be called with. */
export const permit2Proxies = {
  exact: {
    address: x402ExactPermit2ProxyAddress,
    abi: x402ExactPermit2ProxyABI,
  },
  upto: { address: x402UptoPermit2ProxyAddress, abi: x402UptoPermit2ProxyABI },
}
