import * as z from 'zod/mini'

/** What a person can change. */
export const settingsSchema = z.object({
  /** Minutes without use before the wallet locks. */
  autoLockMinutes: z.union([
    z.literal(1),
    z.literal(5),
    z.literal(15),
    z.literal(60),
    z.literal(240),
  ]),
  appearance: z.enum(['system', 'light', 'dark']),
  /** Where the question opens: by itself in the toolbar, or always a window. */
  askIn: z.enum(['toolbar', 'window']),
  testNetworks: z.boolean(),
  /** RPC URL by CAIP-2 network, where it differs from the default. */
  rpcUrls: z.record(z.string(), z.string()),
})

export type Settings = z.infer<typeof settingsSchema>
