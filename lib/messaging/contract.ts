import type * as z from 'zod/mini'

/**
 * The messages one channel carries: what each takes and what it gives back.
 * Values must survive JSON, so amounts are decimal strings, never `bigint`.
 */
export type Contract = Record<
  string,
  { input: z.ZodMiniType; output: z.ZodMiniType }
>

/** What a caller passes for message `name`. */
export type Input<
  contract extends Contract,
  name extends keyof contract,
> = z.input<contract[name]['input']>

/** What a handler receives for message `name`, once parsed. */
export type Parsed<
  contract extends Contract,
  name extends keyof contract,
> = z.output<contract[name]['input']>

/** What message `name` gives back. */
export type Output<
  contract extends Contract,
  name extends keyof contract,
> = z.output<contract[name]['output']>
