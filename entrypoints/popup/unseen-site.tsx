import { browser } from 'wxt/browser'
import { i18n } from '#i18n'
import { Button } from '@/components/ui/button'

type UnseenSiteProps = {
  /** Null where the browser does not even say which it is. */
  site: string | null
  onAllow: (request: () => Promise<boolean>) => void
}

/** How a person lets Tuppence see a site the browser keeps from it. */
export function UnseenSite({ site, onAllow }: UnseenSiteProps) {
  const origins = site ? [`${site}/*`] : ['http://*/*', 'https://*/*']
  return (
    <div className="flex flex-col items-start gap-2">
      <p>{i18n.t('popup.unseenHelp')}</p>
      <Button
        size="small"
        // The browser asks only while it handles the press itself.
        onClick={() => onAllow(() => browser.permissions.request({ origins }))}
      >
        {i18n.t(site ? 'popup.allowSite' : 'popup.allowSites')}
      </Button>
    </div>
  )
}
