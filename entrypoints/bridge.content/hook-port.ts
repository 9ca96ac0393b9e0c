import {
  type BridgeMessage,
  type HookMessage,
  portEvent,
} from '../hook.content/wire'

export type HookPort = {
  post: (message: BridgeMessage) => void
  listen: (listener: (message: HookMessage) => void) => void
}

/**
 * Hands the hook its end of a private channel.
 *
 * The hook listens for this one event and stops it; no script of the page has
 * run yet. What comes back is still only as good as the page.
 */
export function openHookPort(): HookPort {
  const { port1, port2 } = new MessageChannel()
  document.dispatchEvent(new MessageEvent(portEvent, { ports: [port2] }))
  const listeners: ((message: HookMessage) => void)[] = []
  port1.onmessage = ({ data }) => {
    for (const listener of listeners) listener(data)
  }
  return {
    post: (message) => port1.postMessage(message),
    listen: (listener) => listeners.push(listener),
  }
}
