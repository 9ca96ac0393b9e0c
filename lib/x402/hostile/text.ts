import fc from 'fast-check'
import { hostileRequired } from './challenge'

/** JSON text, sometimes cut or with one character exchanged. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    hostileRequired,
    fc.nat(),
    fc.constantFrom('whole', 'whole', 'whole', 'cut', 'bent', 'spaced'),
    fc.constantFrom(
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      '\\',
      '\u0000',
      '₮',
      '9',
      ' ',
    ),
  )
  .map(([value, at, how, char]) => {
    const text = JSON.stringify(value)
    const place = at % (text.length + 1)
    if (how === 'cut') return text.slice(0, place)
    if (how === 'bent')
      return text.slice(0, place) + char + text.slice(place + 1)
    return how === 'spaced' ? `\n ${text}\t` : text
  })

/** A header's value in the forms sellers send, some of them broken. */
export const hostileHeader: fc.Arbitrary<string> = fc
  .tuple(
    hostileText,
    fc.constantFrom(
      'base64',
      'base64',
      'base64url',
      'unpadded',
      'raw',
      'latin1',
      'cut',
      'bent',
    ),
    fc.nat(),
  )
  .map(([text, form, at]) => {
    const value = Buffer.from(text).toString('base64')
    const place = at % (value.length + 1)
    if (form === 'base64url') return Buffer.from(text).toString('base64url')
    if (form === 'unpadded') return value.replace(/=+$/, '')
    if (form === 'raw') return text
    if (form === 'latin1') return Buffer.from(text, 'latin1').toString('base64')
    if (form === 'cut') return value.slice(0, place)
    if (form === 'bent')
      return `${value.slice(0, place)}${'=-_ !A'[at % 6]}${value.slice(place + 1)}`
    return value
  })
