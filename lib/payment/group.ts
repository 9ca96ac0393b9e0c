import type { Offer } from '@/lib/schemes/offer'
import type { Question } from './question'

/** The questions that are asked as one, the one they joined first. */
export function groupOf(
  { groupId }: Question,
  all: readonly Question[],
): Question[] {
  return all
    .filter((one) => one.groupId === groupId)
    .sort((a, b) => Number(b.id === groupId) - Number(a.id === groupId))
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
