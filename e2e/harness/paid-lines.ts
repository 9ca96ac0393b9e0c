import type { Testbed } from '../testbed/testbed.ts'

/** Every line of every host's log that carries a payment. */
export function paidLines(bed: Testbed): string[] {
  const hosts = [...Object.values(bed.sellers), bed.newspaper]
  return hosts.flatMap(({ log }) =>
    log.paid().map(({ host, method, url }) => `${host} ${method} ${url}`),
  )
}

/** Empties every host's log. */
export function clearLogs(bed: Testbed): void {
  for (const { log } of [...Object.values(bed.sellers), bed.newspaper])
    log.clear()
}
