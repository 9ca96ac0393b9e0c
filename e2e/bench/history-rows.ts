import type { Frames } from './frames.ts'
import type { Opening } from './history-clock.ts'
import type { Row } from './report.ts'
import { spreadOf } from './statistics.ts'

/** What one look at a history took. */
export type Round = Opening & {
  /** ms a key of a search; the first has nothing prepared for it. */
  keysMs: number[]
  frames: Frames
  /** Of a page that does nothing, right after. */
  plainFrames: Frames
  exportMs: number
}

/** What looks at a history of so many payments come to. */
export function rowsOf(rounds: readonly Round[], some: number): Row[] {
  const of = (what: string, ms: number[], most: number): Row => ({
    part: 'd',
    what: `history of ${some.toLocaleString('en')}: ${what}`,
    ours: spreadOf(ms),
    unit: 'ms',
    result: `${spreadOf(ms).median.toFixed(0)} ms`,
    target: `under ${most} ms`,
    isMet: spreadOf(ms).median < most,
  })
  const inHundred = (of: (round: Round) => number) =>
    spreadOf(rounds.map((round) => 100 * of(round))).median
  const share = ({ count, dropped }: Frames) => dropped / count
  const more = inHundred(
    ({ frames, plainFrames }) => share(frames) - share(plainFrames),
  )
  const late = inHundred(({ frames }) => frames.late / frames.count)
  const ours = inHundred(({ frames }) => share(frames))
  const theirs = inHundred(({ plainFrames }) => share(plainFrames))
  return [
    ...opensOf(rounds, some, 400),
    of(
      'first key of a search',
      rounds.map(({ keysMs }) => keysMs[0] ?? Number.NaN),
      100,
    ),
    of(
      'next keys of a search',
      rounds.flatMap(({ keysMs }) => keysMs.slice(1)),
      100,
    ),
    {
      part: 'd',
      what: `history of ${some.toLocaleString('en')}: scrolling at 3,000 px/s`,
      unit: 'state',
      result: `${ours.toFixed(1)} in 100 frames dropped, ${theirs.toFixed(1)} where nothing is drawn; ${late.toFixed(1)} by its own work`,
      target: 'at most 1 in 100 more',
      isMet: more <= 1 && late <= 1,
    },
    of(
      'export of all, with progress',
      rounds.map(({ exportMs }) => exportMs),
      2_000,
    ),
  ]
}

/** How a history of so many payments opens; `most` is in ms. */
export function opensOf(
  openings: readonly Opening[],
  count: number,
  most: number,
): Row[] {
  const name = `history of ${count.toLocaleString('en')}`
  const opens = spreadOf(openings.map(({ openMs }) => openMs))
  const whole = spreadOf(openings.map(({ wholeMs }) => wholeMs))
  const stall = spreadOf(openings.map(({ stallMs }) => stallMs))
  return [
    {
      part: 'd',
      what: `${name}: opens, newest payments painted and usable`,
      ours: opens,
      unit: 'ms',
      result: `${opens.median.toFixed(0)} ms`,
      target: `under ${most} ms`,
      isMet: opens.median < most,
    },
    {
      part: 'd',
      what: `${name}: all payments searched and added up`,
      ours: whole,
      unit: 'ms',
      result: `longest task ${stall.median.toFixed(0)} ms on the way`,
    },
  ]
}
