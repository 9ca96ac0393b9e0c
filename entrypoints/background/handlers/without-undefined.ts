/** An input without the keys that were left out by writing `undefined`. */
export function withoutUndefined<input extends object>(input: input) {
  return Object.fromEntries(
    Object.entries(input).filter(([, value]) => value !== undefined),
  ) as { [key in keyof input]: Exclude<input[key], undefined> }
}
