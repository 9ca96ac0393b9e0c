import { DEFAULT_ASSETS, authorizationTypes as types } from '@x402/evm'

/** EIP-712 types of the reference client's authorisation. */
export const authorizationTypes = types

/** The reference's own table of tokens. */
export const defaultAssets = DEFAULT_ASSETS
