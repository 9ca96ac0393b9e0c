/**
 * Runs tasks of one key a few at a time, in the order they came. A task is told
 * whether it had to wait: what held when it came may be over.
 */
export type Turns<key> = <T>(
  key: key,
  task: (hasWaited: boolean) => Promise<T>,
) => Promise<T>

/** Makes turns for at most `most` tasks a key at once; keys do not wait for each other. */
export function createTurns<key>(most: number): Turns<key> {
  const lines = new Map<key, { running: number; waiting: (() => void)[] }>()

  return async (key, task) => {
    const line = lines.get(key) ?? { running: 0, waiting: [] }
    lines.set(key, line)
    // Whoever ends hands the place on, so nobody who comes now takes it.
    const hasWaited = line.running >= most
    if (!hasWaited) line.running++
    else await new Promise<void>((resolve) => line.waiting.push(resolve))
    try {
      return await task(hasWaited)
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else if (--line.running === 0) lines.delete(key)
    }
  }
}
