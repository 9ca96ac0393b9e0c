/** What a person likes to pay with, the best first; both may be empty. */
export type Preferences = {
  /** CAIP-2. */
  networks: readonly string[]
  /** Symbols of our own token table. */
  tokens: readonly string[]
}

/**
 * How far down a person's list a way to pay is, the network before the token;
 * what is on no list comes last. Ranks are compared, never shown.
 */
export function rankOf(
  { networks, tokens }: Preferences,
  { network, symbol }: { network: string; symbol: string },
): number {
  return (
    placeIn(networks, network) * (tokens.length + 1) + placeIn(tokens, symbol)
  )
}

function placeIn(list: readonly string[], one: string): number {
  const place = list.indexOf(one)
  return place < 0 ? list.length : place
}
