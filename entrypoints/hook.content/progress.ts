import { listen } from './natives'

/** The events an XMLHttpRequest and its upload share. */
export const progressTypes = [
  'loadstart',
  'progress',
  'load',
  'loadend',
  'abort',
  'error',
  'timeout',
] as const

export function listenAll(target: EventTarget, listener: EventListener) {
  for (let i = 0; i < progressTypes.length; i++)
    listen(target, progressTypes[i] as string, listener, true)
}
