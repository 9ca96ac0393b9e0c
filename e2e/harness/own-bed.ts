import { startTestbed, type Testbed } from '../testbed/testbed.ts'

/** A fixture: a bed for a process's tests, shared with no other fixture's. */
export function ownBed() {
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the pattern.
  const bed = async ({}, use: (bed: Testbed) => Promise<void>) => {
    const started = await startTestbed()
    await use(started)
    await started.stop()
  }
  return [bed, { scope: 'worker' }] as [typeof bed, { scope: 'worker' }]
}
