import { CodedError } from '@/lib/messaging/errors'
import type { ReasonCode } from '@/lib/x402/reason'

/** The reason code of an error, `INTERNAL` when it has none of ours. */
export function reasonOf(error: unknown): ReasonCode {
  const known: readonly string[] = [
    'LOCKED',
    'NO_WALLET',
    'STORAGE',
    'SELF_CHECK',
    'TOO_MANY_PRESENTS',
    'TOO_LATE',
    'GONE',
  ]
  return error instanceof CodedError && known.includes(error.code)
    ? (error.code as ReasonCode)
    : 'INTERNAL'
}
