import type { Page } from '@playwright/test'
import { type Build, type LoadedBrowser, launch } from './browser.ts'
import { callWallet, openSpeaker, password } from './wallet.ts'

/** The same wallet in a browser that was closed, or killed, and begun again. */
export type Reopened = LoadedBrowser & {
  /** An extension page to speak from. */
  speaker: Page
  call<value = unknown>(name: string, input?: unknown): Promise<value>
}

/** Closes a browser and starts another with its profile: the wallet is locked. */
export async function reopenBrowser(
  loaded: LoadedBrowser,
  build: Build,
): Promise<Reopened> {
  await loaded.close({ keepProfile: true })
  const again = await launch({ build, profile: loaded.profile })
  const speaker = await openSpeaker(again)
  const call = <value>(name: string, input?: unknown) =>
    callWallet<value>(speaker, name, input)
  return { ...again, speaker, call }
}

/** Gives the password, and says so where it was not taken. */
export async function openVault({
  call,
}: Pick<Reopened, 'call'>): Promise<void> {
  const { ok } = await call<{ ok: boolean }>('unlock', { password })
  if (!ok) throw new Error('The wallet did not take its password.')
}
