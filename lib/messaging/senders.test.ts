import { describe, expect, test } from 'vitest'
import { browser } from 'wxt/browser'
import { isOwnContentScript } from './senders'
import type { Sender } from './serve'

const page = {
  id: browser.runtime.id,
  tab: { id: 7 },
  frameId: 0,
  documentId: 'D1',
  documentLifecycle: 'active',
  origin: 'https://a.test',
  url: 'https://a.test/x',
} as unknown as Sender

describe('isOwnContentScript', () => {
  test('holds for the top document of a tab', () => {
    expect(isOwnContentScript(page)).toBe(true)
  })

  test.each<[string, Record<string, unknown>]>([
    ['another extension', { id: 'other' }],
    ['no tab', { tab: undefined }],
    ['a frame', { frameId: 3 }],
    ['a srcdoc frame', { frameId: 2, url: 'about:srcdoc' }],
    ['a sandboxed document', { origin: 'null' }],
    ['a prerendered document', { documentLifecycle: 'prerender' }],
    ['a cached document', { documentLifecycle: 'cached' }],
    ['an origin that is not its URL', { origin: 'https://b.test' }],
    ['a file', { origin: 'file://', url: 'file:///x' }],
    ['our own page', { url: browser.runtime.getURL('/popup.html' as '/') }],
    ['no document id', { documentId: undefined }],
  ])('behavior: not for %s', (_, change) => {
    expect(isOwnContentScript({ ...page, ...change } as Sender)).toBe(false)
  })
})
