import { mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'

/** Where the pictures go, from the project's folder. */
export const pictureFolder = 'demo-output'

const folder = path.resolve(import.meta.dirname, '../..', pictureFolder)

/** Takes numbered pictures. */
export type Camera = {
  take(page: Page, name: string): Promise<void>
}

/** A camera with an empty folder. */
export function openCamera(): Camera {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let taken = 0
  return {
    async take(page, name) {
      const number = String(++taken).padStart(2, '0')
      await page.screenshot({
        path: path.join(folder, `${number}-${name}.png`),
        animations: 'disabled',
      })
    },
  }
}
