/** One line for the person who runs the demo. */
export function say(line = ''): void {
  process.stdout.write(`${line}\n`)
}

/** Seconds since a moment of `performance.now()`. */
export function since(start: number): string {
  return `${((performance.now() - start) / 1000).toFixed(2)} s`
}
