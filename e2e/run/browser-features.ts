/** What Playwright switches off; of two lists Chromium takes the last alone. */
const playwrightsOwn = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
]

/** Two pages Chromium keeps ready below its address bar: a third of its start. */
const belowAddressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup']

/** The switch for a browser that has no use for its address bar. */
export const withoutFeatures = `--disable-features=${[...playwrightsOwn, ...belowAddressBar].join()}`
