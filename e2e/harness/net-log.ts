import { readFileSync } from 'node:fs'

/** One request the browser made, whoever in it asked for it. */
export type BrowserRequest = {
  url: string
  method: string
  /** Origin that asked; `chrome-extension://<id>` for an extension. */
  initiator: string
}

type NetLog = {
  constants: { logEventTypes: Record<string, number> }
  events: { type: number; params?: Partial<BrowserRequest> }[]
}

/** Every request of a browser that was launched with `netLog` and closed. */
export function requestsIn(netLog: string): BrowserRequest[] {
  const { constants, events } = JSON.parse(
    readFileSync(netLog, 'utf8'),
  ) as NetLog
  const started = constants.logEventTypes.URL_REQUEST_START_JOB
  return events.flatMap(({ type, params }) =>
    type === started && params?.url
      ? [
          {
            url: params.url,
            method: params.method ?? '',
            initiator: params.initiator ?? '',
          },
        ]
      : [],
  )
}
