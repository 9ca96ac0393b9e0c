export { authorizationTypes, DEFAULT_ASSETS as defaultAssets } from '@x402/evm'
