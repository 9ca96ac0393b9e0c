import { goTo, readAddress, useAddress } from '@/lib/client/route'

/**
 * The opened payment's id: the second part of the page's address, so that
 * Back closes it and a link opens it.
 */
export function useOpened(): string | null {
  const id = useAddress().path.split('/')[1]
  return id ? decoded(id) : null
}

/** Opens a payment; what is looked for stays. */
export function open(id: string): void {
  goTo({ ...readAddress(), path: `history/${encodeURIComponent(id)}` })
}

/** Closes the opened payment; what is looked for stays. */
export function close(): void {
  goTo({ ...readAddress(), path: 'history' })
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id)
  } catch {
    return id
  }
}
