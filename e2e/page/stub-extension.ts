import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFolder } from '../harness/browser.ts'

const built = buildFolder('release')

/** The built page scripts with a background that does as the URL says. */
export function makeStubExtension(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tuppence-page-'))
  mkdirSync(path.join(folder, 'content-scripts'))
  for (const name of ['hook', 'bridge'])
    cpSync(
      path.join(built, `content-scripts/${name}.js`),
      path.join(folder, `content-scripts/${name}.js`),
    )
  cpSync(
    path.join(import.meta.dirname, 'stub/background.js'),
    path.join(folder, 'background.js'),
  )
  const script = { matches: ['<all_urls>'], run_at: 'document_start' }
  writeFileSync(
    path.join(folder, 'manifest.json'),
    JSON.stringify({
      manifest_version: 3,
      name: 'Page scripts under test',
      version: '1',
      permissions: ['webRequest', 'declarativeNetRequestWithHostAccess'],
      host_permissions: ['<all_urls>'],
      background: { service_worker: 'background.js' },
      content_scripts: [
        { ...script, js: ['content-scripts/hook.js'], world: 'MAIN' },
        { ...script, js: ['content-scripts/bridge.js'] },
      ],
    }),
  )
  return folder
}
