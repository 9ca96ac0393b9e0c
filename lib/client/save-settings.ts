import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Settings } from '@/lib/contracts/settings'
import { settingsQuery } from './queries'
import { wallet } from './wallet'

/**
 * Saves part of the settings. The screen shows the change at once and goes
 * back to what is stored when it could not be saved.
 */
export function useSaveSettings() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (change: Partial<Settings>) => wallet.saveSettings(change),
    onMutate: async (change) => {
      await client.cancelQueries({ queryKey: settingsQuery.queryKey })
      client.setQueryData(settingsQuery.queryKey, (now) =>
        now ? { ...now, ...change } : now,
      )
    },
    onSuccess: (saved) => client.setQueryData(settingsQuery.queryKey, saved),
    onError: () =>
      client.invalidateQueries({ queryKey: settingsQuery.queryKey }),
  })
}
