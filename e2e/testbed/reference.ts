import { DEFAULT_ASSETS, authorizationTypes as types } from '@x402/evm'
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
