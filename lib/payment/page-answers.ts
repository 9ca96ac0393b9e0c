import type { Presenter, Target } from './ports'

/** A page that has not answered by then is busy, ms. */
const busyMs = 3000

/**
 * Whether the page that asked is still there; `busy` where it has not said so
 * in time: its scripts run on, or somebody stopped them. Nobody waits for such
 * a page, and it is not taken for gone.
 */
export async function pageAnswers(
  presenter: Pick<Presenter, 'isAlive'>,
  target: Target,
): Promise<'there' | 'gone' | 'busy'> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'busy'>((resolve) => {
    timer = setTimeout(() => resolve('busy'), busyMs)
  })
  const answer = presenter
    .isAlive(target)
    .then((isAlive) => (isAlive ? 'there' : 'gone'))
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Why nothing is paid for such a page; null where it is there. */
export function whyNotThere(
  page: Awaited<ReturnType<typeof pageAnswers>>,
): 'GONE' | 'PAGE_BUSY' | null {
  if (page === 'there') return null
  return page === 'gone' ? 'GONE' : 'PAGE_BUSY'
}
