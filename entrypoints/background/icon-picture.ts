import { browser } from 'wxt/browser'
import type { Icon, Picture } from './badge'

/** The sizes a toolbar shows, px. */
const sizes = [16, 32]

/**
 * Reads the pictures of the mark, each once: given a path instead, the browser
 * reads and decodes it anew for every tab, in the thread that pays.
 */
export function createPictures(): (icon: Icon['icon']) => Promise<Picture> {
  const read = new Map<Icon['icon'], Promise<Picture>>()
  return async (icon) => {
    const known = read.get(icon) ?? readPicture(icon)
    read.set(icon, known)
    try {
      return await known
    } catch (error) {
      read.delete(icon)
      throw error
    }
  }
}

async function readPicture(icon: Icon['icon']): Promise<Picture> {
  const read = await Promise.all(
    sizes.map(async (size) => {
      const path = `/icon/${icon}-${size}.png`
      const url = browser.runtime.getURL(path as '/')
      const bitmap = await createImageBitmap(await (await fetch(url)).blob())
      const canvas = new OffscreenCanvas(size, size).getContext('2d')
      if (!canvas) throw new Error('There is nothing to draw on.')
      canvas.drawImage(bitmap, 0, 0, size, size)
      return [size, canvas.getImageData(0, 0, size, size)] as const
    }),
  )
  return Object.fromEntries(read)
}
