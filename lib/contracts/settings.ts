import * as z from 'zod/mini'

const preferred = z
  .array(z.string().check(z.maxLength(64)))
  .check(z.maxLength(100))

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
  /** What is liked best first: CAIP-2 networks, and symbols of our tokens. */
  preferredNetworks: preferred,
  preferredTokens: preferred,
})

/** What a person can change of the wallet. */
export type Settings = z.infer<typeof settingsSchema>
