/** Runs tasks of one key a few at a time, in the order they came. */
export type Turns<key> = <T>(key: key, task: () => Promise<T>) => Promise<T>

/** Makes turns for at most `most` tasks a key at once; keys do not wait for each other. */
export function createTurns<key>(most: number): Turns<key> {
  const lines = new Map<key, { running: number; waiting: (() => void)[] }>()

  return async (key, task) => {
    const line = lines.get(key) ?? { running: 0, waiting: [] }
    lines.set(key, line)
    // Whoever ends hands the place on, so nobody who comes now takes it.
    if (line.running < most) line.running++
    else await new Promise<void>((resolve) => line.waiting.push(resolve))
    try {
      return await task()
    } finally {
      const next = line.waiting.shift()
      if (next) next()
      else if (--line.running === 0) lines.delete(key)
    }
  }
}
