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
  /** Of the question's items, those that are paid. */
  pays: string[]
  tick: (item: PricedItem, isTicked: boolean) => void
}

/** The items of a question, before it is known which way they are paid. */
export type Listed = {
  /** The items as they are paid by the offer at this place of `accepts`. */
  at: (index: number) => Items
  /** What all that is ticked costs there, atomic units. */
  totalAt: (index: number) => bigint
}

/** All are ticked at first; null for a question of its own. */
export function useItems(
  items: readonly QuestionItem[],
  balanceOf: BalanceOf,
): Listed | null {
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  if (items.length < 2) return null
  const tick = ({ ids }: PricedItem, isTicked: boolean) =>
    setUnticked((before) => {
      const these = new Set(ids)
      return isTicked ? before.difference(these) : before.union(these)
    })
  const at = (index: number): Items => {
    const all = priceItems(items, index, balanceOf)
    const ticked = all.filter(({ ids }) =>
      unticked.isDisjointFrom(new Set(ids)),
    )
    return {
      all,
      ticked,
      totals: totalsOf(ticked),
      pays: ticked.flatMap(({ ids }) => ids),
      tick,
    }
  }
  return {
    at,
    totalAt: (index) =>
      at(index).ticked.reduce((sum, { offer }) => sum + offer.amount, 0n),
  }
}
