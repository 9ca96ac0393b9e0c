import { useSyncExternalStore } from 'react'

/**
 * The opened payment's id: the second part of the page's address, so that
 * Back closes it and a link opens it.
 */
export function useOpened(): string | null {
  return useSyncExternalStore(subscribe, read)
}

export function open(id: string): void {
  location.hash = `/history/${encodeURIComponent(id)}`
}

export function close(): void {
  location.hash = '/history'
}

function read(): string | null {
  const id = location.hash.replace(/^#\/?/, '').split('/')[1]
  return id ? decodeURIComponent(id) : null
}

function subscribe(handleChange: () => void) {
  addEventListener('hashchange', handleChange)
  return () => removeEventListener('hashchange', handleChange)
}
