/** A value that is asked for once, and again after `forget` or a failure. */
export function remembered<value>(ask: () => Promise<value>) {
  let known: Promise<value> | null = null

  function get(): Promise<value> {
    if (known) return known
    const asked = ask()
    known = asked
    asked.catch(() => {
      if (known === asked) known = null
    })
    return asked
  }

  get.forget = () => {
    known = null
  }
  return get
}
