import type { PaymentRow } from '@/lib/contracts/history'

/** A call's address is no page, and only the web's own schemes are opened. */
export function opensAsPage({
  kind,
  url,
}: Pick<PaymentRow, 'kind' | 'url'>): boolean {
  return kind === 'open' && /^https?:\/\//.test(url)
}
