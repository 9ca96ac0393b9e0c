import type { PageWords } from '@/lib/contracts/page'
import { askVerdict, background } from './background'
import type { HookPort } from './hook-port'
import { presence } from './presence'
import { isFromItsSite, isRelayed } from './relayed'
import { documentTitle } from './title'
import { readWords } from './words'

/** Says that this document came with a status that may ask for money. */
export function createVisit(hook: HookPort) {
  const [navigation] = performance.getEntriesByType(
    'navigation',
  ) as PerformanceNavigationTiming[]
  // Whether a 412 asks for money is in its headers, which the background has.
  const status = navigation?.responseStatus
  const isPriced = status === 402 || status === 412

  async function start() {
    if (!isPriced) return
    // The browser records a relayed answer as its worker's, not as this one's.
    const relayed = isRelayed()
    const visit = (words?: PageWords) =>
      askVerdict(() =>
        background.visit({
          ...{ status, title: documentTitle(), ...presence() },
          ...(relayed && {
            isRelayed: relayed,
            isFromItsSite: isFromItsSite(),
          }),
          ...(words && { words }),
        }),
      )
    const verdict = await visit()
    if (verdict.kind === 'words') await visit(await readWords(hook, relayed))
  }

  return { isPriced, start }
}
