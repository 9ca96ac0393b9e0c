/** How long the question must have been in front of a person, ms. */
export const armingMs = 500

/**
 * Whether Pay may be pressed, and what is being pressed.
 *
 * Times are those of `performance.now()` and `event.timeStamp`, ms: when input
 * was made, not when this page found time to look at it.
 */
export type Arming = {
  isVisible: boolean
  isFocused: boolean
  /** Pay counts from then on; null while the question is not in front. */
  readyAtMs: number | null
  /** The press under way, until its click arrives. */
  press: { by: 'pointer' | 'key'; isArmed: boolean } | null
}

export type ArmingEvent =
  | { kind: 'visibility'; isVisible: boolean }
  | { kind: 'focus'; isFocused: boolean }
  /** Other terms are shown, or the window was moved or resized. */
  | { kind: 'changed' }
  | { kind: 'pointer-down'; isTrusted: boolean }
  | { kind: 'key-down'; isTrusted: boolean; isRepeat: boolean }
  /** A press ended without a click, or its click was judged. */
  | { kind: 'press-over' }

/** What a click brings that decides whether it counts. */
export type Click = { isTrusted: boolean; detail: number; atMs: number }

export function startArming(
  isVisible: boolean,
  isFocused: boolean,
  nowMs: number,
): Arming {
  return rearm({ isVisible, isFocused, readyAtMs: null, press: null }, nowMs)
}

export function armingAfter(
  arming: Arming,
  event: ArmingEvent,
  nowMs: number,
): Arming {
  switch (event.kind) {
    case 'visibility':
      return rearm({ ...arming, isVisible: event.isVisible }, nowMs)
    case 'focus':
      return rearm({ ...arming, isFocused: event.isFocused }, nowMs)
    case 'changed':
      return rearm(arming, nowMs)
    case 'pointer-down':
      return press(arming, 'pointer', event.isTrusted, nowMs)
    case 'key-down':
      return press(arming, 'key', event.isTrusted && !event.isRepeat, nowMs)
    case 'press-over':
      return { ...arming, press: null }
  }
}

export function isArmed(arming: Arming, nowMs: number): boolean {
  return arming.readyAtMs !== null && nowMs >= arming.readyAtMs
}

/**
 * A click counts when a person made it, the question was armed when its press
 * began, and it is neither the second half of a double click (`detail` 2) nor
 * a key held down from before. Assistive technology clicks without a press.
 */
export function doesCount(arming: Arming, click: Click): boolean {
  if (!click.isTrusted || !isArmed(arming, click.atMs)) return false
  if (click.detail === 1)
    return arming.press?.by === 'pointer' && arming.press.isArmed
  if (click.detail !== 0) return false
  return (
    arming.press === null || (arming.press.by === 'key' && arming.press.isArmed)
  )
}

/** A press that began before loses its arming with everything else. */
function rearm(arming: Arming, nowMs: number): Arming {
  const isInFront = arming.isVisible && arming.isFocused
  return {
    ...arming,
    readyAtMs: isInFront ? nowMs + armingMs : null,
    press: arming.press && { ...arming.press, isArmed: false },
  }
}

function press(
  arming: Arming,
  by: 'pointer' | 'key',
  isPersons: boolean,
  nowMs: number,
): Arming {
  return {
    ...arming,
    press: { by, isArmed: isPersons && isArmed(arming, nowMs) },
  }
}
