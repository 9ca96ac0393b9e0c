import { useEffect } from 'react'
import { browser } from 'wxt/browser'
import { createRequestLog, type RequestHeader } from '@/lib/client/request-log'

const log = createRequestLog(browser.webRequest)

/** Headers of requests that were sent while this view was open. */
export function useRequestHeaders(): (id: string) => RequestHeader[] | null {
  useEffect(() => log.listen(), [])
  return log.headersOf
}
