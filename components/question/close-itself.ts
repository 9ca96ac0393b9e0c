import { wallet } from '@/lib/client/wallet'

/**
 * Closes the window or popup that asks, unless something waits again: a question
 * that came as it was closing would else be left without a window.
 */
export async function closeItself(): Promise<void> {
  // Where nobody answers it goes: it would else stay for ever.
  const { may } = await wallet.mayClose().catch(() => ({ may: true }))
  if (may) window.close()
}
