import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildFolder } from '../harness/browser.ts'

/**
 * Writes an extension with the release build's permissions and content scripts,
 * and nothing in them: what the browser itself takes for such an extension,
 * whatever it does. It listens, as ours does, to the headers of documents.
 */
export function writeEmptyExtension(folder: string): void {
  const release = path.join(buildFolder('release'), 'manifest.json')
  const manifest = JSON.parse(readFileSync(release, 'utf8'))
  const { permissions, host_permissions, content_scripts } = manifest
  mkdirSync(folder, { recursive: true })
  const write = (name: string, text: string) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  write(
    'manifest.json',
    JSON.stringify({
      ...{ manifest_version: 3, name: 'Empty', version: '1' },
      ...{ permissions, host_permissions, content_scripts },
      background: { service_worker: 'background.js' },
    }),
  )
  write(
    'background.js',
    `chrome.webRequest.onHeadersReceived.addListener(
      () => {},
      { urls: ['http://*/*', 'https://*/*'], types: ['main_frame'] },
      ['responseHeaders'],
    )`,
  )
  for (const { js } of content_scripts as { js: string[] }[])
    for (const name of js) write(name, '')
}
