import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { i18n } from '#i18n'
import {
  type LimitResult,
  wordsOfRefusal,
} from '@/components/limits/limit-result'
import { backgroundKey } from '@/lib/client/queries'

/** A change on its way; nothing comes back where it cannot be refused. */
type Run = () => Promise<LimitResult | undefined>

/** How long it is said that something was done. */
const saidForMs = 6_000

/** Changes of limits, and what to say of the last one. */
export function useLimitChanges() {
  const client = useQueryClient()
  const [said, setSaid] = useState('')
  const [failed, setFailed] = useState('')

  // Over what it is about, it is in the way; what was done shows there.
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => setSaid(''), saidForMs)
    return () => clearTimeout(timer)
  }, [said])

  /** For forms, which say themselves what went wrong. Throws when unreachable. */
  const attempt = async (
    run: () => Promise<LimitResult>,
    done: string,
  ): Promise<LimitResult> => {
    setSaid('')
    setFailed('')
    const result = await run()
    await client.invalidateQueries({ queryKey: backgroundKey })
    if (result.ok) setSaid(done)
    return result
  }

  /** For a press of a button; false when it did not work. */
  const change = async (run: Run, done: string): Promise<boolean> => {
    try {
      const result = await attempt(
        async () => (await run()) ?? { ok: true },
        done,
      )
      if (!result.ok) setFailed(wordsOfRefusal(result))
      return result.ok
    } catch {
      setFailed(i18n.t('limits.notSaved'))
      return false
    }
  }

  return { said, failed, attempt, change }
}
