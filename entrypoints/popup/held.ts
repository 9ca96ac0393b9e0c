import type { NetworkBalances } from '@/lib/chain/balances'

type Balances = Extract<NetworkBalances, { kind: 'known' }>['balances']

/** Words of what is held, by network: what the popup draws first. */
type Held = Record<string, string[]>

/** The tokens there is some of. */
export function heldBalances(balances: Balances): Balances {
  return balances.filter(({ atomic }) => atomic > 0n)
}

/** What was held when last asked; nothing of it decides anything. */
export function rememberedHeld(address: string): Held {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key(address)) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return {}
    return Object.fromEntries(
      Object.entries(kept).filter(
        (entry): entry is [string, string[]] =>
          Array.isArray(entry[1]) &&
          entry[1].every((words) => typeof words === 'string'),
      ),
    )
  } catch {
    return {}
  }
}

export function rememberHeld(
  address: string,
  network: string,
  words: string[],
): void {
  const held = { ...rememberedHeld(address), [network]: words }
  localStorage.setItem(key(address), JSON.stringify(held))
}

function key(address: string): string {
  return `held:${address}`
}
