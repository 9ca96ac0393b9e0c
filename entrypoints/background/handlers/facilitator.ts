import type { walletContract } from '@/lib/contracts/wallet'
import { askSupported, askVerify } from '@/lib/facilitator/ask'
import type { Handlers } from '@/lib/messaging/serve'
import { showForCheck } from '@/lib/payment/show-for-check'
import type { BackgroundParts } from '../parts'

/** What a person may ask of a facilitator; paying needs none of it. */
export function facilitatorHandlers(
  { ledger, vault }: BackgroundParts,
  ready: Promise<void>,
): Pick<
  Handlers<typeof walletContract>,
  'facilitatorSupported' | 'facilitatorVerify'
> {
  return {
    async facilitatorSupported({ url }) {
      const asked = await askSupported(url)
      if (!asked.ok) return asked
      const { kinds, extensions, signers } = asked.supported
      return {
        ok: true,
        kinds: kinds.map(({ x402Version, scheme, network }) => ({
          x402Version,
          scheme,
          network,
        })),
        extensions,
        signers,
      }
    },

    async facilitatorVerify({ url, paymentId }) {
      await ready
      const shown = await showForCheck(paymentId, { ledger, vault })
      if (typeof shown === 'string')
        return { ok: false, because: shown, status: null }
      const asked = await askVerify(url, shown)
      if (!asked.ok) return asked
      const { isValid, invalidReason, invalidMessage } = asked.verdict
      return {
        ok: true,
        isValid,
        reason: invalidReason ?? null,
        message: invalidMessage ?? null,
      }
    },
  }
}
