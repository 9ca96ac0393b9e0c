import { storage } from 'wxt/utils/storage'
import { type Settings, settingsSchema } from '@/lib/contracts/settings'

/** What a person has before changing anything. */
export const defaultSettings: Settings = {
  autoLockMinutes: 15,
  appearance: 'system',
  askIn: 'toolbar',
  testNetworks: false,
  rpcUrls: {},
  preferredNetworks: [],
  preferredTokens: [],
}

const item = storage.defineItem<unknown>('local:settings', {
  fallback: defaultSettings,
  version: 1,
})

/** The settings; what no longer parses falls back to its default. */
export async function loadSettings(): Promise<Settings> {
  const stored = await item.getValue()
  const known = typeof stored === 'object' && stored !== null ? stored : {}
  const merged = Object.entries(defaultSettings).map(([key, fallback]) => {
    const field = settingsSchema.shape[key as keyof Settings]
    const parsed = field.safeParse((known as Record<string, unknown>)[key])
    return [key, parsed.success ? parsed.data : fallback]
  })
  return Object.fromEntries(merged) as Settings
}

let saving: Promise<unknown> = Promise.resolve()

/**
 * Changes some settings and gives back all of them. Changes that come together
 * are made one after the other, or the last would undo the others.
 */
export function saveSettings(change: Partial<Settings>): Promise<Settings> {
  const saved = saving.then(async () => {
    const next = { ...(await loadSettings()), ...change }
    await item.setValue(next)
    return next
  })
  saving = saved.catch(() => undefined)
  return saved
}

/** Back to the defaults. */
export async function wipeSettings(): Promise<void> {
  await item.removeValue()
}

/** Tells when the settings have changed, whoever changed them. */
export function watchSettings(changed: () => void): void {
  item.watch(changed)
}
