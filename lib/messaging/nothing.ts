import * as z from 'zod/mini'

/** The schema of a message that takes, or gives back, no value. */
export const nothing = z.optional(z.undefined())
