import { stripVTControlCharacters } from 'node:util'
import { checkMoved, type Purses, wordsOfMove } from './purses.ts'
import { say, since } from './say.ts'

/** One thing a reader does, and what it may cost. */
export type Step = {
  name: string
  /** Atomic USDC that must move, no more and no less; 0 when left out. */
  pays?: bigint
  run(): Promise<void>
  /** Pictures and second looks; not timed. */
  linger(): Promise<void>
}

/** Does the steps in order, says each; ends at the first that fails. */
export async function runSteps(
  steps: readonly Step[],
  look: () => Promise<Purses>,
): Promise<{ failed: Step | null }> {
  for (const [index, step] of steps.entries()) {
    const number = String(index + 1).padStart(2)
    const start = performance.now()
    const before = await look()
    try {
      await step.run()
      const took = since(start)
      const after = await look()
      checkMoved(before, after, step.pays ?? 0n)
      say(`${number}  ${step.name.padEnd(56)} ${took.padStart(8)}`)
      say(`    ${wordsOfMove(before, after)}`)
      await step.linger()
    } catch (error) {
      say(`${number}  ✗ FAILED: ${step.name}, after ${since(start)}`)
      say(stripVTControlCharacters(String(error)).replace(/^/gm, '    '))
      return { failed: step }
    }
  }
  return { failed: null }
}
