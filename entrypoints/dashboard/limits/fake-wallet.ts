import { vi } from 'vitest'

/** The background as the Limits screen calls it; a test says what it answers. */
export const wallet = {
  limits: vi.fn(),
  status: vi.fn(),
  settings: vi.fn(),
  pauseAutoPay: vi.fn(),
  makeRule: vi.fn(),
  changeRule: vi.fn(),
  removeRule: vi.fn(),
  never: vi.fn(),
  unsilence: vi.fn(),
  setCeilings: vi.fn(),
  trustLedger: vi.fn(),
}
