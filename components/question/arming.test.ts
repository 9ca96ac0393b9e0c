import { describe, expect, test } from 'vitest'
import {
  type Arming,
  type ArmingEvent,
  armingAfter,
  doesCount,
  isArmed,
  startArming,
} from './arming'

const pointerDown = { kind: 'pointer-down', isTrusted: true } as const
const keyDown = { kind: 'key-down', isTrusted: true, isRepeat: false } as const
const click = (atMs: number) => ({ isTrusted: true, detail: 1, atMs })
const keyClick = (atMs: number) => ({ isTrusted: true, detail: 0, atMs })

function played(...steps: [ArmingEvent, number][]): Arming {
  return steps.reduce(
    (arming, [event, atMs]) => armingAfter(arming, event, atMs),
    startArming(true, true, 0),
  )
}

describe('isArmed', () => {
  test('default', () => {
    const arming = startArming(true, true, 1_000)
    expect(isArmed(arming, 1_499)).toBe(false)
    expect(isArmed(arming, 1_500)).toBe(true)
  })

  test.each([
    [true, false],
    [false, true],
    [false, false],
  ])('behavior: never while visible=%s focused=%s', (visible, focused) => {
    expect(isArmed(startArming(visible, focused, 0), 1e9)).toBe(false)
  })

  test.each<ArmingEvent>([
    { kind: 'changed' },
    { kind: 'focus', isFocused: true },
    { kind: 'visibility', isVisible: true },
  ])('behavior: $kind starts the wait again', (event) => {
    const arming = played([event, 2_000])
    expect(isArmed(arming, 2_499)).toBe(false)
    expect(isArmed(arming, 2_500)).toBe(true)
  })

  test('behavior: blur and hide disarm until both are back', () => {
    const away = played(
      [{ kind: 'focus', isFocused: false }, 1_000],
      [{ kind: 'visibility', isVisible: false }, 1_001],
      [{ kind: 'focus', isFocused: true }, 1_002],
    )
    expect(isArmed(away, 1e9)).toBe(false)
    const back = armingAfter(
      away,
      { kind: 'visibility', isVisible: true },
      3_000,
    )
    expect(isArmed(back, 3_499)).toBe(false)
    expect(isArmed(back, 3_500)).toBe(true)
  })
})

describe('doesCount', () => {
  test('default', () => {
    expect(doesCount(played([pointerDown, 600]), click(650))).toBe(true)
    expect(doesCount(played([keyDown, 600]), keyClick(601))).toBe(true)
  })

  test('behavior: not a click whose press began too early', () => {
    expect(doesCount(played([pointerDown, 499]), click(700))).toBe(false)
    expect(doesCount(played([keyDown, 499]), keyClick(700))).toBe(false)
  })

  test('behavior: not a click whose press began elsewhere', () => {
    expect(doesCount(played(), click(700))).toBe(false)
  })

  test('behavior: not the second half of a double click', () => {
    const arming = played([pointerDown, 600])
    expect(doesCount(arming, { ...click(650), detail: 2 })).toBe(false)
  })

  test('behavior: not what a script made', () => {
    const arming = played([pointerDown, 600])
    expect(doesCount(arming, { ...click(650), isTrusted: false })).toBe(false)
    expect(doesCount(played(), { ...keyClick(650), isTrusted: false })).toBe(
      false,
    )
    const forgedPress = played([{ ...pointerDown, isTrusted: false }, 600])
    expect(doesCount(forgedPress, click(650))).toBe(false)
  })

  test('behavior: not a key held down since before', () => {
    const held = played([keyDown, 100], [{ ...keyDown, isRepeat: true }, 900])
    expect(doesCount(held, keyClick(901))).toBe(false)
  })

  test('behavior: not when the terms changed under the press', () => {
    const swapped = played([pointerDown, 600], [{ kind: 'changed' }, 620])
    expect(doesCount(swapped, click(650))).toBe(false)
    expect(doesCount(swapped, click(1_200))).toBe(false)
  })

  test('behavior: not when focus left and came back under the press', () => {
    const away = played(
      [pointerDown, 600],
      [{ kind: 'focus', isFocused: false }, 610],
      [{ kind: 'focus', isFocused: true }, 620],
    )
    expect(doesCount(away, click(1_300))).toBe(false)
  })

  test('behavior: assistive technology clicks without a press', () => {
    expect(doesCount(played(), keyClick(499))).toBe(false)
    expect(doesCount(played(), keyClick(500))).toBe(true)
    const pressOver = played([keyDown, 100], [{ kind: 'press-over' }, 110])
    expect(doesCount(pressOver, keyClick(600))).toBe(true)
  })
})
