import { hashJson, withoutFragment } from './hash'

/** What makes two payments the same purchase. */
export type Purchase = {
  /** Top-level origin the person is on. */
  site: string
  method: string
  /** With or without fragment. */
  url: string
  /** SHA-256 hex of the request body, `` for none. */
  bodyHash: string
  /** CAIP-2. */
  network: string
  /** Address, in any letter case. */
  asset: string
  /** Atomic units. */
  amount: bigint
  /** Address, in any letter case. */
  payTo: string
}

/** Names a purchase by 64 hex digits: the same purchase always by the same. */
export function purchaseKey(purchase: Purchase): string {
  return hashJson([
    purchase.site,
    purchase.method.toUpperCase(),
    withoutFragment(purchase.url),
    purchase.bodyHash.toLowerCase(),
    purchase.network,
    purchase.asset.toLowerCase(),
    purchase.amount.toString(),
    purchase.payTo.toLowerCase(),
  ])
}
