import { expect, test } from 'vitest'
import { isLoopback } from './loopback'

test.each(['localhost', '127.0.0.1', '127.8.9.10', '[::1]'])('%s', (hostname) =>
  expect(isLoopback(hostname)).toBe(true),
)

test.each(['127.evil.test', 'localhost.test', '127.0.0.1.test', '[::2]', ''])(
  'behavior: %s is another computer',
  (hostname) => expect(isLoopback(hostname)).toBe(false),
)
