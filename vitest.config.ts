import { defineConfig } from 'vitest/config'
import { WxtVitest } from 'wxt/testing/vitest-plugin'

export default defineConfig({
  plugins: [WxtVitest()],
  test: {
    include: ['{lib,components,entrypoints,e2e/checks}/**/*.test.{ts,tsx}'],
    setupFiles: ['lib/testing/setup.ts'],
    restoreMocks: true,
    // Generous: nothing here measures time, and machines differ.
    testTimeout: 120_000,
    // Nothing else runs meanwhile; without this one core of two stands idle.
    maxWorkers: '100%',
  },
})
