/**
 * Fills of a plot's sites, light and dark, and last the one of all others. None
 * is a colour that means an outcome, and each is 3:1 or better on its card.
 */
export const plotColours = [
  'light-dark(#9a4a1f, #e39a6b)',
  'light-dark(#2b6a99, #7db8e8)',
  'light-dark(#8a5fb0, #c9a4ea)',
  'light-dark(#5f7d2a, #a9c96a)',
  'light-dark(#1d7f7a, #5fc9c1)',
  'light-dark(#b04a78, #ee93b8)',
] as const

export const otherColour = 'light-dark(#837e73, #8b9096)'
