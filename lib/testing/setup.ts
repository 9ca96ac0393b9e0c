import { vi } from 'vitest'
import words from '@/locales/en.json'

// The fake browser has no `i18n.getMessage`; tests read the real words.
vi.mock('#i18n', () => ({
  i18n: {
    t: (key: string, ...rest: unknown[]) => {
      const found = key
        .split('.')
        .reduce<unknown>(
          (at, part) => (at as Record<string, unknown> | undefined)?.[part],
          words,
        )
      const subs = rest.find(Array.isArray) as string[] | undefined
      const count = rest.find((part) => typeof part === 'number')
      const text =
        typeof found === 'object' && found !== null
          ? ((found as Record<string, string>)[String(count)] ??
            (found as Record<string, string>).n)
          : found
      if (typeof text !== 'string') return key
      return text.replace(/\$(\d)/g, (_, n) =>
        String(subs?.[Number(n) - 1] ?? count ?? ''),
      )
    },
  },
}))

// A wait that is over sooner costs nothing, and machines differ.
if ('document' in globalThis) {
  const { configure } = await import('@testing-library/react')
  configure({ asyncUtilTimeout: 20_000 })
}
