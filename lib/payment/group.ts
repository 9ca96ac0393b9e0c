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
 * What a question's offers are paid in, in order. Questions that differ in it
 * cannot share a total.
 */
export function tokensOf({ challenge }: Pick<Question, 'challenge'>): string {
  const tokens = (challenge?.accepts ?? []).map((offer) => {
    const { network, asset } = (offer ?? {}) as Record<string, unknown>
    return [network, asset]
  })
  return JSON.stringify(tokens)
}
