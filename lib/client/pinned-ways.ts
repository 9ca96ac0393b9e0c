import { queryOptions } from '@tanstack/react-query'
import { browser } from 'wxt/browser'
import * as z from 'zod/mini'

const pinSchema = z.object({
  /** What was asked for: site, method and URL. */
  asked: z.string(),
  /** The terms that were chosen, and their place in `accepts`. */
  terms: z.string(),
  index: z.number(),
})

/** A way to pay that a person chose for what was asked. */
export type PinnedWay = z.infer<typeof pinSchema>

const key = 'pinnedWays'
/** A page that never pays can make a person choose no more often than this. */
const mostKept = 20

/** What all of them may come to in `storage.session`, in characters. */
const mostChars = 200_000

/**
 * What a person chose among several ways to pay. It outlives the window that
 * asked, so that a page that is loaded again does not choose for them.
 */
export const pinnedWaysQuery = queryOptions({
  queryKey: ['pinnedWays'],
  queryFn: readPinned,
  staleTime: Number.POSITIVE_INFINITY,
})

/** Keeps a choice in the place of an earlier one for the same. */
export async function keepPinned(pin: PinnedWay): Promise<PinnedWay[]> {
  const others = await readPinned()
  return await write([
    ...others.filter(({ asked }) => asked !== pin.asked),
    pin,
  ])
}

/** Forgets what was chosen for this, because it was answered. */
export async function forgetPinned(asked: string): Promise<PinnedWay[]> {
  const all = await readPinned()
  const others = all.filter((one) => one.asked !== asked)
  return others.length === all.length ? all : await write(others)
}

async function readPinned(): Promise<PinnedWay[]> {
  const stored = (await browser.storage.session.get(key))[key]
  const parsed = z.array(pinSchema).safeParse(stored)
  return parsed.success ? parsed.data : []
}

async function write(pins: PinnedWay[]): Promise<PinnedWay[]> {
  let room = mostChars
  const newestFirst = pins.slice(-mostKept).reverse()
  const kept = newestFirst.filter((pin) => {
    room -= JSON.stringify(pin).length
    return room >= 0
  })
  kept.reverse()
  await browser.storage.session.set({ [key]: kept })
  return kept
}
