import { expect as playwrightExpect } from '@playwright/test'

/** How long the demo waits for anything. Milliseconds. */
export const patienceMs = 15_000

/** Playwright's assertions, for a machine that is busy building too. */
export const expect = playwrightExpect.configure({ timeout: patienceMs })
