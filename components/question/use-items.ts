import { useState } from 'react'
import type { QuestionItem } from '@/lib/contracts/question'
import {
  type PricedItem,
  priceItems,
  type Total,
  totalsOf,
} from './item-totals'
import type { BalanceOf } from './priced-offer'

/** Several things asked for at once, and which of them are to be paid. */
export type Items = {
  all: PricedItem[]
  ticked: PricedItem[]
  totals: Total[]
  /** Of the question's items, those that are not paid. */
  without: string[]
  tick: (id: string, isTicked: boolean) => void
}

/** All are ticked at first; null for a question of its own. */
export function useItems(
  items: readonly QuestionItem[],
  balanceOf: BalanceOf,
): Items | null {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  if (items.length < 2) return null
  const all = priceItems(items, balanceOf)
  const ticked = all.filter(({ id }) => !unticked.has(id))
  return {
    all,
    ticked,
    totals: totalsOf(ticked),
    without: items
      .map(({ questionId }) => questionId)
      .filter((id) => !ticked.some((item) => item.id === id)),
    tick(id, isTicked) {
      setUnticked((before) => {
        const after = new Set(before)
        if (isTicked) after.delete(id)
        else after.add(id)
        return after
      })
    },
  }
}
