import { useEffect, useEffectEvent } from 'react'

/** Does `onEscape` at the Escape key, wherever the keyboard is. */
export function useEscape(onEscape: () => void): void {
  const handleKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onEscape()
  })
  // On the document: nothing has the keyboard yet when the question opens.
  useEffect(() => {
    const listen = (event: KeyboardEvent) => handleKeyDown(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
