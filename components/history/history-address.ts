/** Where our own page shows this payment. */
export function historyAddress(id: string): string {
  return `/dashboard.html#/history/${encodeURIComponent(id)}`
}
