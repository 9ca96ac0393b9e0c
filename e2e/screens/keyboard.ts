import { expect, type Locator } from '@playwright/test'
import { pressToAnswer } from '../harness/windows.ts'

const mostTabs = 60

/** Moves on by Tab until the control has the keyboard, as a person would. */
export async function tabTo(control: Locator): Promise<void> {
  await expect(control).toBeVisible()
  const { keyboard } = control.page()
  for (let left = mostTabs; left > 0; left--) {
    if (await hasKeyboard(control)) return
    await keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${control}`)
}

/** Goes to a control by Tab and presses Enter on it. */
export async function enterOn(control: Locator): Promise<void> {
  await tabTo(control)
  await pressToAnswer(control.page(), 'Enter')
}

/** Goes to a field by Tab and types. */
export async function typeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field)
  await field.page().keyboard.type(text)
}

/** Goes to a field by Tab and writes over what is in it. */
export async function writeInto(field: Locator, text: string): Promise<void> {
  await tabTo(field)
  const { keyboard } = field.page()
  await keyboard.press('ControlOrMeta+A')
  await keyboard.type(text)
}

function hasKeyboard(control: Locator): Promise<boolean> {
  return control.evaluate((element) => element === document.activeElement)
}
