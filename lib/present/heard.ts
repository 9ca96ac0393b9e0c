/** How long an answer waits to be kept, ms. */
const pageFirstMs = 10

/** Answers heard and not kept yet, by their rule: the page reads its own first. */
export function createHeard() {
  const keepings = new Map<number, () => Promise<void>>()

  return {
    /** Keeps the first answer of a rule once the page had a moment. */
    keepSoon(ruleId: number, finish: () => Promise<void>): void {
      if (keepings.has(ruleId)) return
      let keeping: Promise<void> | undefined
      const keep = () => {
        clearTimeout(timer)
        keeping ??= finish().finally(() => keepings.delete(ruleId))
        return keeping
      }
      const timer = setTimeout(() => keep().catch(() => undefined), pageFirstMs)
      keepings.set(ruleId, keep)
    },

    has: (ruleId: number): boolean => keepings.has(ruleId),

    /** Keeps at once what was heard. Before a decision that rests on it. */
    async settled(): Promise<void> {
      await Promise.allSettled([...keepings.values()].map((keep) => keep()))
    },
  }
}
