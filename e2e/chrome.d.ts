// Code given to `evaluate` runs in pages of the extension.
import type { Browser } from 'wxt/browser'

declare global {
  const chrome: typeof Browser
}
