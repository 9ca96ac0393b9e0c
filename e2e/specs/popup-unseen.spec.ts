import type { TabView } from '../../lib/contracts/tab.ts'
import { expect, test } from '../harness/test.ts'

/** What the page of the browser's own extensions may call. */
type DeveloperPrivate = {
  developerPrivate: {
    updateExtensionConfiguration(change: {
      extensionId: string
      hostAccess: 'ON_CLICK' | 'ON_ALL_SITES'
    }): Promise<void>
  }
}

test('the popup says where the browser keeps a site from it', async ({
  bed,
  page,
  context,
  wallet,
  loaded,
}) => {
  await page.goto(`${bed.sellers.v2.origin}/health`)
  const worker = await loaded.worker()
  const tabId = await worker.evaluate(async () => {
    const tabs = await chrome.tabs.query({ active: true })
    return tabs[0]?.id ?? -1
  })
  const view = () => wallet.call('tab', { tabId }) as Promise<TabView>
  expect(await view()).toMatchObject({ isUnseen: false })

  const extensions = await context.newPage()
  await extensions.goto('chrome://extensions')
  const allow = (hostAccess: 'ON_CLICK' | 'ON_ALL_SITES') =>
    extensions.evaluate(
      ([extensionId, hostAccess]) => {
        const { developerPrivate } = chrome as unknown as DeveloperPrivate
        return developerPrivate.updateExtensionConfiguration({
          extensionId,
          hostAccess,
        })
      },
      [new URL(loaded.origin).host, hostAccess] as const,
    )
  await allow('ON_CLICK')
  expect(await view()).toMatchObject({ isUnseen: true })
  await allow('ON_ALL_SITES')
  expect(await view()).toMatchObject({ isUnseen: false })
})
