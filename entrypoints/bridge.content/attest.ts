import { isRelayed } from './relayed'

/** How long the browser may take to note an answer, ms. */
const patienceMs = 200
/** Answers of 402 are few; a page that makes many gains nothing by it. */
const maxKept = 1000

/**
 * Tells which URLs the network answered 402, by what the browser itself noted.
 *
 * Resource timing read in this world is out of the page's reach. A document
 * under a service worker is never believed: the worker may have answered.
 * Observing starts with the first question, so that pages without a 402 pay
 * nothing for it.
 */
export function createAttest() {
  const answered = new Set<string>()
  let observer: PerformanceObserver | undefined

  function observe() {
    observer = new PerformanceObserver((list) => note(list.getEntries()))
    observer.observe({ type: 'resource', buffered: true })
  }

  function note(entries: PerformanceEntryList) {
    for (const entry of entries as PerformanceResourceTiming[])
      if (
        (entry.responseStatus === 402 || entry.responseStatus === 412) &&
        answered.size < maxKept
      )
        answered.add(entry.name.replace(/#.*/, ''))
  }

  return {
    start() {
      if (!observer) observe()
    },
    async has(url: string): Promise<boolean> {
      if (isRelayed()) return false
      for (let waited = 0; waited < patienceMs; waited += 20) {
        if (answered.has(url)) return true
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
      return false
    },
  }
}
