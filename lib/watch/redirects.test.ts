import { expect, test } from 'vitest'
import { createRedirects } from './redirects'

const answer = (requestId: string, url: string, statusCode: number) => ({
  requestId,
  url,
  statusCode,
})

test('a request sent on by another origin is known at its end', () => {
  const redirects = createRedirects()
  const { cameFromElsewhere } = redirects
  expect(cameFromElsewhere(answer('1', 'https://a.test/', 302))).toBe(false)
  expect(cameFromElsewhere(answer('1', 'https://b.test/', 302))).toBe(false)
  expect(cameFromElsewhere(answer('1', 'https://b.test/x', 402))).toBe(true)
})

test('behavior: sent on within its origin, or not at all, it is direct', () => {
  const { cameFromElsewhere } = createRedirects()
  expect(cameFromElsewhere(answer('1', 'https://a.test/', 301))).toBe(false)
  expect(cameFromElsewhere(answer('1', 'https://a.test/x', 402))).toBe(false)
  expect(cameFromElsewhere(answer('2', 'https://a.test/x', 402))).toBe(false)
})

test('behavior: a request that ended is forgotten', () => {
  const { cameFromElsewhere } = createRedirects()
  cameFromElsewhere(answer('1', 'https://a.test/', 302))
  cameFromElsewhere(answer('1', 'https://b.test/', 200))
  expect(cameFromElsewhere(answer('1', 'https://b.test/', 402))).toBe(false)
})

test('sent to another origin and back, it came by way of that', () => {
  const { cameFromElsewhere } = createRedirects()
  const responseHeaders = [{ name: 'Location', value: 'https://b.test/on' }]
  cameFromElsewhere({ ...answer('1', 'https://a.test/', 302), responseHeaders })
  expect(cameFromElsewhere(answer('1', 'https://a.test/x', 402))).toBe(true)
  const within = [{ name: 'location', value: '/x' }]
  cameFromElsewhere({
    ...answer('2', 'https://a.test/', 302),
    responseHeaders: within,
  })
  expect(cameFromElsewhere(answer('2', 'https://a.test/x', 402))).toBe(false)
})
