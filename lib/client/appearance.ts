import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { settingsQuery } from './queries'

const key = 'appearance'

/**
 * Puts the chosen appearance on the document before the first paint, from
 * this browser's own copy: the background answers too late for that.
 */
export function showRememberedAppearance(): void {
  show(localStorage.getItem(key) ?? 'system')
}

/** Keeps the document's appearance as the settings say. */
export function useAppearance(): void {
  const { data } = useQuery(settingsQuery)
  const appearance = data?.appearance
  useEffect(() => {
    if (!appearance) return
    localStorage.setItem(key, appearance)
    show(appearance)
  }, [appearance])
}

function show(appearance: string) {
  if (appearance === 'light' || appearance === 'dark')
    document.documentElement.dataset.appearance = appearance
  else delete document.documentElement.dataset.appearance
}
