import type { Area } from '@/lib/session/table'

/** A storage area in memory, whose items a test may look at. */
export function sampleArea(): Area & { items: Record<string, unknown> } {
  const items: Record<string, unknown> = {}
  return {
    items,
    get: async (key) =>
      structuredClone(key === null ? items : { [key]: items[key] }),
    set: async (next) => void Object.assign(items, structuredClone(next)),
    remove: async (keys) => {
      for (const key of keys) delete items[key]
    },
  }
}
