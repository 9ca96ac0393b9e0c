/** How hard a password is to guess, from 0 (at once) to 4 (not in practice). */
export type Score = 0 | 1 | 2 | 3 | 4

/** What a password of ours needs at least. */
export const minPasswordLength = 10
export const minScore: Score = 3

// Guessing the rest of a very long text would only cost time.
const maxJudged = 100

/** Scores a password by the ways people guess. Loads its word lists on first use. */
export async function scorePassword(password: string): Promise<Score> {
  estimator ??= loadEstimator()
  const { check } = await estimator
  return check(password.slice(0, maxJudged))
}

type Estimator = { check: (password: string) => Score }
let estimator: Promise<Estimator> | undefined

async function loadEstimator(): Promise<Estimator> {
  const [core, common, en] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const zxcvbn = new core.ZxcvbnFactory({
    dictionary: { ...common.dictionary, ...en.dictionary },
    graphs: common.adjacencyGraphs,
  })
  return { check: (password) => zxcvbn.check(password, ['tuppence']).score }
}
