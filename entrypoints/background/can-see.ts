import { browser } from 'wxt/browser'

/**
 * Whether a person lets us see a site, or any site where its address is not
 * readable; in doubt yes, so that nobody is told what may not be so.
 */
export async function canSee(site: string | null): Promise<boolean> {
  const origins = site ? [`${site}/*`] : ['http://*/*', 'https://*/*']
  try {
    return await browser.permissions.contains({ origins })
  } catch {
    return true
  }
}
