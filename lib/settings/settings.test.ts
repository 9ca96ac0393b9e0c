import { beforeEach, expect, test } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import {
  defaultSettings,
  loadSettings,
  saveSettings,
  wipeSettings,
} from './settings'

beforeEach(() => fakeBrowser.reset())

test('starts with the defaults', async () => {
  expect(await loadSettings()).toEqual(defaultSettings)
})

test('keeps a change and the rest', async () => {
  await saveSettings({ testNetworks: true })
  await saveSettings({ autoLockMinutes: 5 })
  expect(await loadSettings()).toEqual({
    ...defaultSettings,
    testNetworks: true,
    autoLockMinutes: 5,
  })
  await wipeSettings()
  expect(await loadSettings()).toEqual(defaultSettings)
})

test('behavior: one broken field falls back, the others stay', async () => {
  await fakeBrowser.storage.local.set({
    settings: { autoLockMinutes: 7, testNetworks: true, rpcUrls: 'x' },
  })
  expect(await loadSettings()).toEqual({
    ...defaultSettings,
    testNetworks: true,
  })
})

test('changes made together all stay', async () => {
  await Promise.all([
    saveSettings({ autoLockMinutes: 5 }),
    saveSettings({ appearance: 'dark' }),
    saveSettings({ askIn: 'window' }),
  ])
  expect(await loadSettings()).toMatchObject({
    autoLockMinutes: 5,
    appearance: 'dark',
    askIn: 'window',
  })
})
