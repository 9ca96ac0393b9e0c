import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { backgroundKey } from '@/lib/client/queries'

/** Tells the background one thing, reads it again, and knows when it failed. */
export function useAct() {
  const client = useQueryClient()
  const [isFailed, setIsFailed] = useState(false)
  const act = (run: () => Promise<unknown>) => {
    setIsFailed(false)
    run()
      .then(() => client.invalidateQueries({ queryKey: backgroundKey }))
      .catch(() => setIsFailed(true))
  }
  return { isFailed, act }
}
