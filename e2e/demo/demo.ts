import { startTestbed } from '../testbed/testbed.ts'
import { hasDisplay } from './has-display.ts'
import { showToPerson } from './show.ts'
import { walkAlone } from './walk-alone.ts'

const bed = await startTestbed()
try {
  const shown = hasDisplay() ? await showToPerson(bed) : null
  process.exitCode = shown ?? (await walkAlone(bed))
} finally {
  await bed.stop()
}
// Idle connections of browsers and sellers are no reason to stay.
process.exit()
