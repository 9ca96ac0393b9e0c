import { defineConfig } from '@playwright/test'

export default defineConfig({
  // Emptied by each run: what others write stands beside it.
  outputDir: 'test-results/e2e',
  fullyParallel: true,
  workers: 2,
  // Generous: nothing here measures time, and machines differ. A wait that is
  // over sooner costs nothing.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  // So that what hangs is named, and does not take a test's whole time.
  use: { actionTimeout: 60_000 },
  forbidOnly: true,
  // Not for money: see e2e/run/e2e-counts.mjs.
  retries: 1,
  projects: [
    // One long test: last, it would leave half the machine idle.
    { name: 'soak', testDir: 'e2e/soak' },
    { name: 'page', testDir: 'e2e/page' },
    { name: 'wallet', testDir: 'e2e/specs' },
  ],
  reporter: 'list',
})
