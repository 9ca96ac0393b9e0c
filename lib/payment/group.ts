import type { Offer } from '@/lib/schemes/offer'
import type { Question } from './question'

/** The questions that are asked as one, the one they joined first. */
export function groupOf(
  { groupId }: Question,
  all: readonly Question[],
): Question[] {
  return founderFirst(all.filter((one) => one.groupId === groupId))
}

/** All that waits, by what is asked as one, each as `groupOf` has it. */
export function groupsOf(all: readonly Question[]): Question[][] {
  const groups = Map.groupBy(all, ({ groupId }) => groupId)
  return [...groups.values()].map(founderFirst)
}

/** What is hashed on the screen is hashed again at the answer: in one order. */
function founderFirst(group: readonly Question[]): Question[] {
  const isFounder = ({ id, groupId }: Question) => Number(id === groupId)
  return [...group].sort((a, b) => isFounder(b) - isFounder(a))
}

/** The hash of everything a group shows. */
export function groupHash(group: readonly Question[]): string {
  return group.map((one) => one.hash).join('+')
}

/**
 * How a question's offers are paid and in what, in order. Questions that differ
 * in it cannot share a total.
 */
export function waysOf({ challenge }: Pick<Question, 'challenge'>): string {
  const ways = (challenge?.accepts ?? []).map((offer) => {
    const { scheme, network, asset, extra } = (offer ?? {}) as Record<
      string,
      unknown
    >
    const { assetTransferMethod } = (extra ?? {}) as Record<string, unknown>
    return [scheme, network, asset, assetTransferMethod]
  })
  return JSON.stringify(ways)
}

/** Whether two offers at the same place are paid in the same way. */
export function isSameWay(a: Offer, b: Offer): boolean {
  return (
    a.index === b.index &&
    a.scheme === b.scheme &&
    a.method === b.method &&
    a.token.network === b.token.network &&
    a.token.address === b.token.address
  )
}
