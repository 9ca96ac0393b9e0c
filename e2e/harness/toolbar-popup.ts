import { type BrowserContext, type CDPSession, expect } from '@playwright/test'

const keys = {
  Tab: { code: 'Tab', windowsVirtualKeyCode: 9 },
  Enter: { code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' },
  Escape: { code: 'Escape', windowsVirtualKeyCode: 27 },
} as const

type Reply = { id: number; result?: unknown; error?: { message: string } }

/**
 * The real popup of the toolbar. Playwright does not list it among the pages,
 * so it is spoken to over the browser's own protocol; keys and clicks are as
 * trusted as a person's.
 */
export type ToolbarPopup = {
  /** The visible words. */
  text(): Promise<string>
  press(key: keyof typeof keys): Promise<void>
  /** Types letters where the keyboard is. */
  type(text: string): Promise<void>
  /** The visible words, or the label, of what has the keyboard. */
  focused(): Promise<string>
  /** Clicks in the middle of the button or radio with these words. */
  click(words: string): Promise<void>
  /** The label of the radio that is on; empty for none. */
  chosen(): Promise<string>
  /** A picture of it as PNG. */
  picture(): Promise<Buffer>
  isOpen(): Promise<boolean>
}

/** The popup as soon as the extension, or a person, has opened it. */
export async function toolbarPopup(
  context: BrowserContext,
  timeout = 10_000,
): Promise<ToolbarPopup> {
  const browser = context.browser()
  if (!browser) throw new Error('No browser to speak to')
  const session = await browser.newBrowserCDPSession()
  await expect.poll(() => findPopup(session), { timeout }).toBeDefined()
  const targetId = (await findPopup(session)) as string
  const send = await attach(session, targetId)

  const run = async <value>(expression: string): Promise<value> => {
    const { result, exceptionDetails } = await send<{
      result: { value: value }
      exceptionDetails?: { text: string }
    }>('Runtime.evaluate', { expression, returnByValue: true })
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }

  return {
    text: () => run('document.body?.innerText ?? ""'),
    focused: () =>
      run(
        '(document.activeElement?.labels?.[0] ?? document.activeElement)?.innerText ?? ""',
      ),
    async press(key) {
      await send('Input.dispatchKeyEvent', {
        type: 'keyDown',
        key,
        ...keys[key],
      })
      // The last key closes the popup, and nobody is left to answer.
      await send('Input.dispatchKeyEvent', {
        type: 'keyUp',
        key,
        ...keys[key],
        text: undefined,
      }).catch(() => undefined)
    },
    async type(text) {
      await send('Input.insertText', { text })
    },
    async click(words) {
      const at = await run<{ x: number; y: number } | null>(`(() => {
        const found = [...document.querySelectorAll('button, label')].find(
          (one) => one.innerText.includes(${JSON.stringify(words)}))
        const box = found?.getBoundingClientRect()
        return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null
      })()`)
      if (!at) throw new Error(`Nothing in the popup says ${words}`)
      const mouse = { ...at, button: 'left', clickCount: 1 }
      for (const type of ['mouseMoved', 'mousePressed', 'mouseReleased'])
        await send('Input.dispatchMouseEvent', { type, ...mouse })
    },
    chosen: () =>
      run(
        "document.querySelector('input[type=radio]:checked')?.labels?.[0]?.innerText ?? ''",
      ),
    async picture() {
      const { data } = await send<{ data: string }>('Page.captureScreenshot')
      return Buffer.from(data, 'base64')
    },
    isOpen: async () => (await findPopup(session)) !== undefined,
  }
}

async function findPopup(session: CDPSession): Promise<string | undefined> {
  const { targetInfos } = await session.send('Target.getTargets')
  return targetInfos.find(({ url }) => url.endsWith('/popup.html'))?.targetId
}

type Send = <value>(method: string, params?: object) => Promise<value>

/** Messages wrapped in messages: a flat session would need a second client. */
async function attach(session: CDPSession, targetId: string): Promise<Send> {
  const { sessionId } = await session.send('Target.attachToTarget', {
    targetId,
  })
  let lastId = 0
  const waiting = new Map<number, (reply: Reply) => void>()
  session.on('Target.receivedMessageFromTarget', (event) => {
    if (event.sessionId !== sessionId) return
    const reply: Reply = JSON.parse(event.message)
    waiting.get(reply.id)?.(reply)
    waiting.delete(reply.id)
  })
  const goneAt = new Promise<never>((_, reject) =>
    session.on('Target.detachedFromTarget', (event) => {
      if (event.sessionId === sessionId) reject(new Error('The popup closed'))
    }),
  )
  goneAt.catch(() => undefined)

  return async <value>(method: string, params: object = {}) => {
    const id = ++lastId
    const replied = new Promise<Reply>((resolve) => waiting.set(id, resolve))
    await session.send('Target.sendMessageToTarget', {
      sessionId,
      message: JSON.stringify({ id, method, params }),
    })
    const reply = await Promise.race([replied, goneAt])
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`)
    return reply.result as value
  }
}
