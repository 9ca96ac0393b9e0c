import { expect, test } from 'vitest'
import words from '../../locales/en.json'

const { reason, limits, popup } = words

test.each([
  ['the number that is the limit', reason.OVER_MANUAL_LIMIT.do, limits.byHand],
  ['the button that ends a silence', reason.SILENCED.do, popup.unsilence],
])('a sentence names %s as its screen does', (_, sentence, label) => {
  expect(sentence.toLowerCase()).toContain(label.toLowerCase())
})
