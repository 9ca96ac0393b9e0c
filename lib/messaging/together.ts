/**
 * Runs `work` for all who ask at about the same time: who asks while it is at
 * work shares one more run with all others who do, so what a caller gets was
 * always begun after its call. Rejects for those whose run rejected.
 */
export function together<output>(
  work: () => Promise<output>,
): () => Promise<output> {
  let running: Promise<output> | undefined
  let next: Promise<output> | undefined

  function run(): Promise<output> {
    const own = work().finally(() => {
      if (running === own) running = undefined
    })
    running = own
    return own
  }

  return () => {
    if (next) return next
    if (!running) return run()
    next = running
      .catch(() => undefined)
      .then(() => {
        next = undefined
        return run()
      })
    return next
  }
}
