import type { ChainQuestion, ChainWord } from '@/lib/payment/proof'
import { agree } from './agree'
import type { Survey } from './survey'
import type { View } from './view'
import { viewOf } from './view-of'

/** The word on one authorisation, from every endpoint's survey. Never throws. */
export async function wordOf(
  surveys: readonly Survey[],
  question: ChainQuestion,
  nowMs: number,
): Promise<ChainWord> {
  const views: View[] = []
  // One after the other: what the first finds, the second is asked about.
  for (const one of surveys) {
    const found = views.flatMap((view) =>
      view.kind === 'settled' ? [view.transaction] : [],
    )
    const hints = question.hint ? [...found, question.hint] : found
    views.push(await viewOf(one, question, { hints, nowMs }))
  }
  return agree(views)
}
