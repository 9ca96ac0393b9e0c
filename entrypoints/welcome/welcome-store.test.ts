import { beforeEach, expect, test } from 'vitest'
import { useWelcome } from './welcome-store'

const phrase = 'legal winner thank'
const now = () => useWelcome.getState()

beforeEach(() => {
  now().goTo('start')
})

test('holds the words until the vault has them, and then no more', () => {
  now().showWords(phrase)
  expect(now()).toMatchObject({ step: 'words', secret: { text: phrase } })
  now().goTo('confirm')
  now().goTo('password')
  expect(now().secret?.text).toBe(phrase)
  now().finish()
  expect(now()).toMatchObject({ step: 'fund', secret: null })
})

test('behavior: going back to the start forgets them', () => {
  now().takeSecret({ kind: 'key', text: '0x1' })
  now().goTo('start')
  expect(now().secret).toBeNull()
})
