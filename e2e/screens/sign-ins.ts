import type { Seller } from '../testbed/sellers/seller.ts'

/** Requests of a seller's log that carried a sign-in. */
export function signInsOf({ log }: Pick<Seller, 'log'>) {
  return log.entries.filter(({ headers }) => 'sign-in-with-x' in headers)
}
