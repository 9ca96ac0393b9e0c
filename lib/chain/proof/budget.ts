/** How many requests one look may still send. */
export type Budget = {
  /** Takes one; false when none is left. */
  take: () => boolean
  /** How many were taken. */
  spent: () => number
}

/** A budget of so many requests, shared by everything a look asks. */
export function createBudget(max: number): Budget {
  let spent = 0
  return {
    take: () => {
      if (spent >= max) return false
      spent++
      return true
    },
    spent: () => spent,
  }
}
