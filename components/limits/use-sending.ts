import { useState } from 'react'
import { i18n } from '#i18n'
import { type LimitResult, wordsOfRefusal } from './limit-result'

/** A form's way to the background: work under way, and why it did not work. */
export function useSending() {
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState('')
  const send = async (run: () => Promise<LimitResult>): Promise<boolean> => {
    setIsBusy(true)
    setError('')
    try {
      const result = await run()
      if (!result.ok) setError(wordsOfRefusal(result))
      return result.ok
    } catch {
      setError(i18n.t('limits.notSaved'))
      return false
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, error, setError, send }
}
