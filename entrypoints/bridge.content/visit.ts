import { askVerdict, background } from './background'
import type { HookPort } from './hook-port'
import { presence } from './presence'
import { documentTitle } from './title'
import { readWords } from './words'

/** Says that this document came with status 402, if it did. */
export function createVisit(hook: HookPort) {
  const [navigation] = performance.getEntriesByType(
    'navigation',
  ) as PerformanceNavigationTiming[]
  const isPriced = navigation?.responseStatus === 402

  async function start() {
    if (!isPriced) return
    const verdict = await askVerdict(() =>
      background.visit({ title: documentTitle(), ...presence() }),
    )
    if (verdict.kind !== 'words') return
    const words = await readWords(hook)
    await askVerdict(() =>
      background.visit({ title: documentTitle(), ...presence(), words }),
    )
  }

  return { isPriced, start }
}
