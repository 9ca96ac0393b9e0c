/** From so many confirmations on a transfer is taken to stay. */
const enoughConfirmations = 3

/** Whether a transfer lies deep enough under other blocks not to be undone. */
export function isDeep({ confirmations }: { confirmations: number }): boolean {
  return confirmations >= enoughConfirmations
}
