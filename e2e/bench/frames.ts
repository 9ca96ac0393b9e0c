import type { CDPSession, Page } from '@playwright/test'

/** What became of the frames of a piece of work. */
export type Frames = {
  count: number
  dropped: number
  /** Those for which the page itself computed longer than a frame lasts. */
  late: number
}

/** `ts`: when it was; `tdur`: time its thread really ran. Both in µs. */
type TraceEvent = {
  name: string
  ph: string
  pid: number
  ts: number
  tdur?: number
}

/** Time from one frame to the next, µs. */
const frameUs = 1_000_000 / 60

/**
 * Scrolls a page as a wheel does, for `seconds` at a speed a person can, and
 * counts frames in Chromium's trace: dropped is one in whose time nothing new
 * came to the screen, or in whose time the page was not asked to draw, because
 * it was still busy with the one before.
 */
export async function traceScrolling(
  page: Page,
  { seconds, pixelsPerSecond }: { seconds: number; pixelsPerSecond: number },
): Promise<Frames> {
  await page.bringToFront()
  // What was just put on the screen is no part of it.
  await page.waitForTimeout(500)
  const session = await page.context().newCDPSession(page)
  const events = await traced(session, async () => {
    await session.send('Input.synthesizeScrollGesture', {
      x: 300,
      y: 500,
      yDistance: -seconds * pixelsPerSecond,
      speed: pixelsPerSecond,
      gestureSourceType: 'mouse',
      preventFling: true,
    })
  })
  await session.detach()
  return framesOf(events)
}

async function traced(
  session: CDPSession,
  work: () => Promise<void>,
): Promise<TraceEvent[]> {
  const events: TraceEvent[] = []
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]))
  })
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [
        'cc',
        'benchmark',
        'viz',
        'input',
        'devtools.timeline',
        'devtools.timeline.frame',
      ],
    },
  })
  await work()
  const ended = new Promise((resolve) =>
    session.once('Tracing.tracingComplete', resolve),
  )
  await session.send('Tracing.end')
  await ended
  return events
}

function framesOf(events: readonly TraceEvent[]): Frames {
  const scrolls = events.filter(
    ({ name }) => name === 'Scroll Delta This Frame',
  )
  const pid = scrolls[0]?.pid
  const times = scrolls.map(({ ts }) => ts)
  const [from, to] = [Math.min(...times), Math.max(...times)]
  const missed = (name: string, isPage: boolean): number => {
    const at = events
      .filter(
        (event) =>
          event.name === name &&
          (!isPage || event.pid === pid) &&
          'BIX'.includes(event.ph) &&
          event.ts >= from &&
          event.ts <= to,
      )
      .map(({ ts }) => ts)
      .toSorted((a, b) => a - b)
    if (at.length === 0) throw new Error(`The trace has no ${name}.`)
    const gaps = [...at, to].map((ts, n) => ts - (at[n - 1] ?? from))
    return gaps.reduce(
      (sum, gap) => sum + Math.max(0, Math.round(gap / frameUs) - 1),
      0,
    )
  }
  return {
    count: Math.round((to - from) / frameUs),
    dropped: Math.max(
      missed('Display::FrameDisplayed', false),
      missed('ProxyMain::BeginMainFrame', true),
    ),
    late: events.filter(
      ({ name, pid: own, tdur }) =>
        name === 'ProxyMain::BeginMainFrame' &&
        own === pid &&
        (tdur ?? 0) > frameUs,
    ).length,
  }
}
