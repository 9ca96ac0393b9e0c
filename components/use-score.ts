import { useDeferredValue, useEffect, useState } from 'react'
import { type Score, scorePassword } from './strength'

/** A password's score as it is typed; null until it is known. */
export function useScore(password: string): Score | null {
  const judged = useDeferredValue(password)
  const [found, setFound] = useState<{ password: string; score: Score }>()

  useEffect(() => {
    if (judged === '') return
    let isCurrent = true
    scorePassword(judged).then(
      (score) => isCurrent && setFound({ password: judged, score }),
      () => isCurrent && setFound(undefined),
    )
    return () => {
      isCurrent = false
    }
  }, [judged])

  return found?.password === password ? found.score : null
}
