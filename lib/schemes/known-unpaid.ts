import type { Entry } from '@/lib/x402/entry'
import { isJsonObject, stringOf } from '@/lib/x402/json'
import type { ReasonCode } from '@/lib/x402/reason'

/**
 * Names a way to pay that is known and cannot be used here, or `null`.
 *
 * Asked only about an entry nothing could read, so that it makes no offer
 * payable, and none unpayable once there is a scheme for it.
 */
export function knownUnpaid(entry: Entry): ReasonCode | null {
  const network = stringOf(entry.network) ?? ''
  const family = familyOf(network)
  if (family === 'cloudflare') return 'FOR_BOTS'
  if (isJsonObject(entry.extra) && entry.extra.name === 'GatewayWalletBatched')
    return 'GATEWAY_DEPOSIT'
  if (family === 'solana') return 'ON_SOLANA'
  if (family !== null && family !== 'eip155') return 'ON_OTHER_CHAIN'
  return schemes.get(entry.scheme) ?? null
}

/** Schemes of x402 that hold money back with a contract (x402 v2, schemes). */
const schemes = new Map<unknown, ReasonCode>([
  ['batch-settlement', 'BATCH_SETTLEMENT'],
  ['auth-capture', 'AUTH_CAPTURE'],
])

/** The family of chains a CAIP-2 or v1 name belongs to, where one can tell. */
function familyOf(network: string): string | null {
  const caip2 = /^([-a-z0-9]{3,32}):[-_a-zA-Z0-9]{1,32}$/.exec(network)
  if (caip2) return caip2[1] ?? null
  const v1 = /^([a-z]{3,12})(-(mainnet|testnet|devnet))?$/.exec(network)
  const name = v1?.[1] ?? ''
  return v1Families.has(name) ? name : null
}

/** Chains outside the EVM that sellers call by name. */
const v1Families = new Set([
  ...['solana', 'algorand', 'aptos', 'bitcoin', 'cardano', 'hedera', 'keeta'],
  ...['lightning', 'near', 'stellar', 'sui', 'ton', 'tron', 'xrpl'],
])
