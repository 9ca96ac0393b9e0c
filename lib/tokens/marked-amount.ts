/** The two things an amount never goes without, where they are so. */
export type AmountMark = 'ui.amountTest' | 'ui.amountUpTo'

/**
 * An amount such as `0.10 USDC` with what has to be said of it: that it is test
 * money, and that it is only the most. Screens and the worker find the words in
 * different ways, so they bring them.
 */
export function markedAmount(
  amount: string,
  { isTest, isUpTo }: { isTest: boolean; isUpTo: boolean },
  words: (mark: AmountMark, amount: string) => string,
): string {
  const marked = isTest ? words('ui.amountTest', amount) : amount
  return isUpTo ? words('ui.amountUpTo', marked) : marked
}
