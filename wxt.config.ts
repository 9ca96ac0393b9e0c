import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'wxt'
import { drawIcons, iconSizes } from './e2e/run/icons'

/**
 * Keeps the extension's id out of the error stacks a page can read, and out of
 * every page the framework's logger, which says nothing in a release.
 */
function namelessHook() {
  return {
    name: 'nameless-hook',
    transform(code: string, id: string) {
      if (!id.includes('content-script-main-world-entrypoint')) return null
      const [imported] = /^import definition .*$/m.exec(code) ?? []
      return imported && { code: `${imported}\ndefinition.main()`, map: null }
    },
    generateBundle(_: unknown, bundle: Record<string, OutputFile>) {
      for (const file of Object.values(bundle))
        if (file.code !== undefined && file.fileName.endsWith('/hook.js'))
          file.code += '\n//# sourceURL=<anonymous>\n'
    },
  }
}

type OutputFile = { fileName: string; code?: string }

export default defineConfig({
  modules: ['@wxt-dev/module-react', '@wxt-dev/i18n/module'],
  imports: false,
  vite: () => ({ plugins: [tailwindcss(), namelessHook()] }),
  hooks: {
    'build:before': () => drawIcons(),
    'build:manifestGenerated': (_, manifest) => {
      // The page hook must listen before the bridge hands it its port.
      manifest.content_scripts?.sort((a) => ('world' in a ? -1 : 1))
    },
  },
  manifest: {
    name: 'Tuppence',
    description: '__MSG_extension_summary__',
    default_locale: 'en',
    // Rules look at response headers from then on.
    minimum_chrome_version: '128',
    // The public half of a key pair: keeps the extension's id the same.
    key: 'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA4nbrnyFmIrgLL+E7b33LoKk6mqaDsrQIKhXe3Gy+ynkHMzxNghT3EA3SI1FUKBl2+xfBj1JqUhZ1NYtzdNYB4ZMUX9GNv6L00a8x7hZRdSeaAERsPgj2SnmLTg3cHGTHIXgkJv73UAqxUP1V4aEBNMhTXnX9LaH0Fxwd0zM+a53zutqgZWAKKkTxFUuofBWLGXazyw03BPGn+pi7/BlE2QRyqB4M00VbzbBmL7BVJExlxMymiyofgobQ11K5ZsOsnq/QGFYMX4dovO0NxVlYgcS5ucRFA+sE/E7Jkw9y0kLGoU91gLVfo6fu4g7RaIl29h5QOinBsitWqyDzehdKywIDAQAB',
    icons: iconSizes('idle', [16, 32, 48, 128]),
    action: {
      default_title: 'Tuppence',
      default_icon: iconSizes('idle', [16, 32]),
    },
    permissions: [
      'storage',
      'unlimitedStorage',
      'alarms',
      'idle',
      'notifications',
      'webRequest',
      'declarativeNetRequestWithHostAccess',
    ],
    commands: {
      'pause-auto-pay': {
        suggested_key: { default: 'Alt+Shift+P' },
        description: '__MSG_extension_pauseAutoPay__',
      },
    },
    host_permissions: ['<all_urls>'],
    incognito: 'not_allowed',
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src https: http://127.0.0.1:* http://localhost:*; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    },
  },
})
